package io.asciichat.media.audio.echo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.EchoCanceller;
import io.asciichat.media.audio.Sounds;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@Needs(Need.WEBRTC_LIBRARIES)
class WebRtcEchoTest {
  private static final int SECOND = 48_000;

  /** A quiet room with a fan: −80 dB. */
  private static final double NOISE = 1e-4;

  private static float[] add(float[] one, float[] other) {
    Random random = new Random(9);
    float[] sum = new float[one.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (one[i] + other[i] + NOISE * random.nextGaussian());
    }
    return sum;
  }

  /** The microphone's sound without the echo of what was played. */
  private static float[] cancel(float[] played, float[] microphone, int piece, int delay) {
    float[] sound = microphone.clone();
    try (EchoCanceller canceller = WebRtcEcho.open(false)) {
      canceller.delay(delay);
      for (int at = 0; at < sound.length; at += piece) {
        int count = Math.min(piece, sound.length - at);
        canceller.played(played, at, count);
        canceller.process(sound, at, count);
      }
    }
    return sound;
  }

  @ParameterizedTest
  @CsvSource({"960, 0.2", "2400, 0.2", "480, 0.4"})
  void anEchoBecomesAHundredTimesWeaker(int delay, double reverberation) {
    float[] played = Sounds.speechLike(6 * SECOND, 1);
    float[] echo = new Room(delay, reverberation, 3).echo(played);
    float[] microphone = add(echo, new float[echo.length]);
    float[] left = cancel(played, microphone, 480, 480);
    double enhancement =
        Sounds.level(microphone, 2 * SECOND, 4 * SECOND)
            - Sounds.level(left, 2 * SECOND, 4 * SECOND);
    System.out.println("WebRTC, echo of " + delay / 48 + " ms: " + enhancement + " dB");
    assertTrue(enhancement > 20, enhancement + " dB");
  }

  @Test
  void whatIsSaidInTheRoomIsKept() {
    float[] played = Sounds.speechLike(4 * SECOND, 1);
    float[] said = Sounds.speechLike(8 * SECOND, 2);
    float[] far = new float[8 * SECOND];
    System.arraycopy(played, 0, far, 0, played.length);
    Arrays.fill(said, 0, 4 * SECOND, 0);
    float[] left = cancel(far, add(new Room(960, 0.2, 3).echo(far), said), 480, 480);
    int from = 5 * SECOND;
    int lag = Sounds.lag(said, left, from, SECOND, 960);
    double change =
        Sounds.level(left, from + lag, 2 * SECOND) - Sounds.level(said, from, 2 * SECOND);
    assertEquals(0, change, 3, "as loud as it was");
    double alike = Sounds.correlation(said, left, from, 2 * SECOND, lag);
    assertTrue(alike > 0.7, "correlation " + alike);
  }

  @ParameterizedTest
  @ValueSource(ints = {480, 960, 1440})
  void piecesOfWholeFramesAreNotDelayed(int piece) {
    float[] played = new float[2 * SECOND];
    float[] said = Sounds.speechLike(2 * SECOND, 4);
    assertArrayEquals(cancel(played, said, 480, 0), cancel(played, said, piece, 0), 1e-3f);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 256, 700})
  void otherPiecesAreDelayedByLessThanAFrame(int piece) {
    float[] played = new float[2 * SECOND];
    float[] said = Sounds.speechLike(2 * SECOND, 4);
    float[] expected = cancel(played, said, 480, 0);
    float[] heard = cancel(played, said, piece, 0);
    int lag = Sounds.lag(expected, heard, SECOND, SECOND / 2, 480);
    assertTrue(lag < 480, "late by " + lag);
    assertTrue(Sounds.correlation(expected, heard, SECOND, SECOND / 2, lag) > 0.9999);
  }

  @Test
  void closedItChangesNothingAndMayBeClosedAgain() {
    EchoCanceller canceller = WebRtcEcho.open(true);
    canceller.close();
    canceller.close();
    float[] sound = Sounds.tone(440, 0.5, 480);
    float[] before = sound.clone();
    canceller.played(sound, 0, 480);
    canceller.process(sound, 0, 480);
    assertArrayEquals(before, sound);
  }
}
