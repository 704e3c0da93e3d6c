package io.asciichat.core.audio.echo;

import static io.asciichat.core.audio.echo.EchoSounds.SECOND;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that it prints are those of docs/sound.md. */
class AdaptiveEchoCancellerTest {
  private static final int BLOCK = 480;

  private static float[] cancel(float[] played, float[] heard, int piece, int delay) {
    float[] sound = heard.clone();
    AdaptiveEchoCanceller canceller = new AdaptiveEchoCanceller();
    canceller.delay(delay);
    for (int at = 0; at < sound.length; at += piece) {
      int count = Math.min(piece, sound.length - at);
      canceller.played(played, at, count);
      canceller.process(sound, at, count);
    }
    return sound;
  }

  /** The echo return loss enhancement from the third to the eighth second, in decibels. */
  private static double enhancement(float[] heard, float[] left) {
    int from = 2 * SECOND;
    int count = 6 * SECOND;
    return EchoSounds.level(heard, from, count) - EchoSounds.level(left, from, count);
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
    double enhancement = enhancement(heard, cancel(played, heard, BLOCK, told));
    System.out.println("adaptive filter, echo of " + way / 48 + " ms: " + enhancement + " dB");
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
    float[] left = cancel(played, heard, BLOCK, 480);
    double alike = EchoSounds.correlation(said, left, 6 * SECOND, 2 * SECOND);
    System.out.println("likeness of who talks at the same time: " + alike);
    assertTrue(alike > 0.98, "correlation " + alike);
    double after =
        EchoSounds.level(heard, 8 * SECOND, 2 * SECOND)
            - EchoSounds.level(left, 8 * SECOND, 2 * SECOND);
    assertTrue(after > 20, "right afterwards " + after + " dB");
  }

  @Test
  void whileNothingIsPlayedEverythingStaysAsItIs() {
    float[] said = EchoSounds.voice(2 * SECOND, 2);
    assertArrayEquals(said, cancel(new float[said.length], said, BLOCK, 0));
  }

  /** As C servers send it, to somebody with headphones. */
  @ParameterizedTest
  @CsvSource({"1, 60, 1", "1, 120, 0.5", "1, 300, 1", "3, 60, 1", "3, 200, 0.5", "3, 300, 0.5"})
  void onesOwnVoiceThatComesBackTakesNothingOffIt(int voice, int millis, float gain) {
    float[] said = EchoSounds.voice(12 * SECOND, voice);
    float[] left = cancel(EchoSounds.later(said, millis * 48, gain), said, BLOCK, 960);
    assertArrayEquals(said, left);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 440, 1000, 3000})
  void onesOwnToneThatComesBackTakesNothingOffIt(int pitch) {
    float[] tone = EchoSounds.tone(6 * SECOND, pitch);
    assertArrayEquals(tone, cancel(EchoSounds.later(tone, 120 * 48, 0.8f), tone, BLOCK, 960));
  }

  @Test
  void headphonesThatAreTakenInsteadOfSpeakersAreNoticed() {
    float[] played = EchoSounds.voice(12 * SECOND, 1);
    float[] heard = EchoSounds.room(played, 960, 0.2);
    float[] said = EchoSounds.voice(12 * SECOND, 2);
    System.arraycopy(said, 5 * SECOND, heard, 5 * SECOND, 7 * SECOND);
    float[] left = cancel(played, heard, BLOCK, 480);
    assertArrayEquals(
        Arrays.copyOfRange(said, 8 * SECOND, 12 * SECOND),
        Arrays.copyOfRange(left, 8 * SECOND, 12 * SECOND));
  }

  /** What is sent comes back after 120 ms, through speakers that would howl without a canceller. */
  @Test
  void onesOwnVoiceOutOfTheSpeakersDoesNotHowl() {
    float[] said = EchoSounds.voice(16 * SECOND, 2);
    Arrays.fill(said, 0, 4 * SECOND, 0);
    float[] others = EchoSounds.voice(16 * SECOND, 1);
    Arrays.fill(others, 4 * SECOND, 9 * SECOND, 0);
    Arrays.fill(others, 12 * SECOND, 16 * SECOND, 0);
    float[] sent = EchoSounds.loop(new AdaptiveEchoCanceller(), said, others, 120 * 48);
    double alone = EchoSounds.correlation(said, sent, 5 * SECOND, 4 * SECOND);
    double together = EchoSounds.correlation(said, sent, 9 * SECOND, 3 * SECOND);
    double afterwards = EchoSounds.correlation(said, sent, 12 * SECOND, 4 * SECOND);
    assertTrue(
        Math.min(alone, Math.min(together, afterwards)) > 0.9,
        alone + ", " + together + ", " + afterwards);
  }

  @Test
  void aMovedMicrophoneIsLearntAnew() {
    float[] played = EchoSounds.voice(12 * SECOND, 1);
    float[] heard = EchoSounds.room(played, 960, 0.2);
    float[] elsewhere = EchoSounds.room(played, 1300, 0.15);
    System.arraycopy(elsewhere, 5 * SECOND, heard, 5 * SECOND, 7 * SECOND);
    float[] left = cancel(played, heard, BLOCK, 480);
    int from = 9 * SECOND;
    double after =
        EchoSounds.level(heard, from, 3 * SECOND) - EchoSounds.level(left, from, 3 * SECOND);
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
    float[] left = cancel(new float[said.length], said, piece, 0);
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
