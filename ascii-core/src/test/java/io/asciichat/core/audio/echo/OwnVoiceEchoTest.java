package io.asciichat.core.audio.echo;

import static io.asciichat.core.audio.echo.EchoSounds.SECOND;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent comes back and is played, as with C servers. Prints numbers of docs/sound.md. */
class OwnVoiceEchoTest {
  @ParameterizedTest
  @CsvSource({"1, 60, 1", "1, 120, 0.5", "1, 300, 1", "3, 60, 1", "3, 200, 0.5", "3, 300, 0.5"})
  void withHeadphonesItTakesNothingOffWhatIsSaid(int voice, int millis, double gain) {
    float[] said = EchoSounds.voice(12 * SECOND, voice);
    assertArrayEquals(said, Cancelled.returning(said, millis * 48, gain));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 440, 1000, 3000})
  void withHeadphonesItTakesNothingOffATone(int pitch) {
    float[] tone = EchoSounds.tone(6 * SECOND, pitch);
    assertArrayEquals(tone, Cancelled.returning(tone, 120 * 48, 0.8));
  }

  /** Little tells such a vowel from an echo of itself: a known rest. */
  @ParameterizedTest
  @CsvSource({"110, 120", "110, 200", "220, 120", "220, 200"})
  void aVowelThatIsHeldIsNotLost(int pitch, int millis) {
    float[] sung = Arrays.copyOf(EchoSounds.vowel(2 * SECOND, pitch), 3 * SECOND);
    float[] sent = Cancelled.returning(sung, millis * 48, 1);
    double level = EchoSounds.level(sung, 0, 2 * SECOND);
    double lost = level - EchoSounds.level(sent, 0, 2 * SECOND);
    double tail = EchoSounds.level(sent, 2 * SECOND, SECOND) - level;
    System.out.printf(
        "vowel of %d Hz back after %d ms: %.1f dB lost, a tail of %.0f dB%n",
        pitch, millis, lost, tail);
    assertTrue(lost < 8, lost + " dB");
    assertTrue(tail < -20, tail + " dB");
  }

  /** Speakers that would howl without a canceller. */
  @ParameterizedTest
  @ValueSource(ints = {60, 120, 200})
  void outOfTheSpeakersItDoesNotHowl(int millis) {
    float[] said = EchoSounds.voice(16 * SECOND, 2);
    Arrays.fill(said, 0, 4 * SECOND, 0);
    float[] others = EchoSounds.voice(16 * SECOND, 1);
    Arrays.fill(others, 4 * SECOND, 9 * SECOND, 0);
    Arrays.fill(others, 12 * SECOND, 16 * SECOND, 0);
    float[] sent = Cancelled.loop(said, others, millis * 48);
    double alone = EchoSounds.correlation(said, sent, 5 * SECOND, 4 * SECOND);
    double together = EchoSounds.correlation(said, sent, 9 * SECOND, 3 * SECOND);
    double afterwards = EchoSounds.correlation(said, sent, 12 * SECOND, 4 * SECOND);
    System.out.printf(
        "own voice out of speakers after %d ms: likeness %.3f alone, %.3f with others, %.3f alone%n",
        millis, alone, together, afterwards);
    assertTrue(Math.min(alone, Math.min(together, afterwards)) > 0.9);
  }
}
