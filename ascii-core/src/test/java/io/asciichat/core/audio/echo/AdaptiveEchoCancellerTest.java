package io.asciichat.core.audio.echo;

import static io.asciichat.core.audio.echo.EchoSounds.SECOND;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that it prints are those of docs/sound.md. */
class AdaptiveEchoCancellerTest {
  private static final int BLOCK = 480;

  /** The echo return loss enhancement from the third to the eighth second, in decibels. */
  private static double enhancement(float[] heard, float[] left) {
    return decibels(heard, left, 2, 6);
  }

  private static double decibels(float[] heard, float[] left, int second, int seconds) {
    return EchoSounds.level(heard, second * SECOND, seconds * SECOND)
        - EchoSounds.level(left, second * SECOND, seconds * SECOND);
  }

  /** After how many milliseconds a tenth of a second is weaker by 10 dB for the first time. */
  private static int onset(float[] heard, float[] left) {
    int at = 0;
    while (EchoSounds.level(heard, at, SECOND / 10) < -60
        || EchoSounds.level(heard, at, SECOND / 10) - EchoSounds.level(left, at, SECOND / 10)
            < 10) {
      at += SECOND / 50;
    }
    return at / 48;
  }

  @ParameterizedTest
  @CsvSource({
    "960, 0.2, 480, 20",
    "2400, 0.2, 480, 20",
    "12000, 0.2, 11000, 20",
    "480, 0.4, 480, 14"
  })
  void anEchoIsTakenOut(int way, double fading, int told, double decibels) {
    float[] played = EchoSounds.voice(8 * SECOND, 1);
    float[] heard = EchoSounds.room(played, way, fading);
    float[] left = Cancelled.of(played, heard, BLOCK, told);
    double enhancement = enhancement(heard, left);
    int onset = onset(heard, left);
    System.out.printf(
        "adaptive filter, echo of %d ms: %.1f dB, and 10 dB after %d ms%n",
        way / 48, enhancement, onset);
    assertTrue(onset - way / 48 < 1500, "found after " + onset + " ms");
    assertTrue(enhancement > decibels, enhancement + " dB");
  }

  @Test
  void whoTalksAtTheSameTimeIsHeardAndTheFilterSurvivesIt() {
    float[] played = EchoSounds.voice(10 * SECOND, 1);
    float[] said = EchoSounds.voice(10 * SECOND, 2);
    Arrays.fill(said, 0, 6 * SECOND, 0);
    Arrays.fill(said, 8 * SECOND, said.length, 0);
    float[] heard = EchoSounds.room(played, 960, 0.2);
    for (int i = 0; i < heard.length; i++) {
      heard[i] += said[i];
    }
    float[] left = Cancelled.of(played, heard, BLOCK, 480);
    double alike = EchoSounds.correlation(said, left, 6 * SECOND, 2 * SECOND);
    System.out.println("likeness of who talks at the same time: " + alike);
    assertTrue(alike > 0.98, "correlation " + alike);
    double after = decibels(heard, left, 8, 2);
    assertTrue(after > 20, "right afterwards " + after + " dB");
  }

  @Test
  void whileNothingIsPlayedEverythingStaysAsItIs() {
    float[] said = EchoSounds.voice(2 * SECOND, 2);
    assertArrayEquals(said, Cancelled.of(new float[said.length], said, BLOCK, 0));
  }

  /** The echo of an ordinary room, and another sound from one second on for so many. */
  private static float[] roomUntil(float[] played, float[] other, int second, int seconds) {
    float[] heard = EchoSounds.room(played, 960, 0.2);
    System.arraycopy(other, second * SECOND, heard, second * SECOND, seconds * SECOND);
    return heard;
  }

  @Test
  void headphonesThatAreTakenInsteadOfSpeakersAreNoticed() {
    float[] played = EchoSounds.voice(12 * SECOND, 1);
    float[] said = EchoSounds.voice(12 * SECOND, 2);
    float[] heard = roomUntil(played, said, 5, 7);
    float[] left = Cancelled.of(played, heard, BLOCK, 480);
    assertArrayEquals(
        Arrays.copyOfRange(said, 8 * SECOND, 12 * SECOND),
        Arrays.copyOfRange(left, 8 * SECOND, 12 * SECOND));
  }

  /** Comparing powers, somebody loud hides that a weak echo is taken out. */
  @Test
  void aWeakEchoIsNotGivenUpWhileSomebodyTalksLoudly() {
    float[] played = EchoSounds.voice(9 * SECOND, 1);
    float[] heard = EchoSounds.room(played, 960, 0.2);
    float[] said = EchoSounds.voice(9 * SECOND, 2);
    for (int i = 5 * SECOND; i < 8 * SECOND; i++) {
      heard[i] += 30 * said[i];
    }
    float[] left = Cancelled.of(played, heard, BLOCK, 480);
    double after = decibels(heard, left, 8, 1);
    assertTrue(after > 15, "right afterwards " + after + " dB");
  }

  @Test
  void anEchoThatComesAgainIsTakenOutAgain() {
    float[] played = EchoSounds.voice(14 * SECOND, 1);
    float[] heard = roomUntil(played, EchoSounds.voice(14 * SECOND, 2), 5, 5);
    float[] left = Cancelled.of(played, heard, BLOCK, 480);
    double again = decibels(heard, left, 11, 3);
    assertTrue(again > 20, again + " dB");
  }

  @Test
  void aMovedMicrophoneIsLearntAnew() {
    float[] played = EchoSounds.voice(12 * SECOND, 1);
    float[] heard = roomUntil(played, EchoSounds.room(played, 1300, 0.15), 5, 7);
    float[] left = Cancelled.of(played, heard, BLOCK, 480);
    System.out.println(
        "moved microphone, second after second: "
            + IntStream.range(5, 12)
                .mapToObj(at -> "%.1f dB".formatted(decibels(heard, left, at, 1)))
                .collect(Collectors.joining(", ")));
    double after = decibels(heard, left, 8, 4);
    assertTrue(after > 18, after + " dB");
  }

  /** A playback loop that comes late now and then shifts nothing. */
  @Test
  void playbackInBurstsIsAsGoodAsPlaybackInTime() {
    float[] played = EchoSounds.voice(8 * SECOND, 1);
    float[] heard = EchoSounds.room(played, 2400, 0.2);
    float[] sound = heard.clone();
    AdaptiveEchoCanceller canceller = new AdaptiveEchoCanceller();
    canceller.delay(480);
    int given = 0;
    for (int at = 0; at < sound.length; at += BLOCK) {
      int until = Math.min(played.length, at / 1920 * 1920 + 1920);
      canceller.played(played, given, until - given);
      given = until;
      canceller.process(sound, at, BLOCK);
    }
    assertTrue(enhancement(heard, sound) > 20, enhancement(heard, sound) + " dB");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 256, 700})
  void oddPiecesAreDelayedByLessThanTenMilliseconds(int piece) {
    float[] said = EchoSounds.voice(SECOND / 2, 2);
    float[] left = Cancelled.of(new float[said.length], said, piece, 0);
    int late = 0;
    while (late < BLOCK && EchoSounds.correlation(said, shifted(left, late), 9600, 9600) < 0.9999) {
      late++;
    }
    assertTrue(late < BLOCK, "late by " + late);
  }

  private static float[] shifted(float[] sound, int by) {
    return Arrays.copyOfRange(sound, by, sound.length + by);
  }
}
