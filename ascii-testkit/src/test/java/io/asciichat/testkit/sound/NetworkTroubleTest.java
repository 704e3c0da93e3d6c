package io.asciichat.testkit.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.PlaybackStatistics;
import io.asciichat.testkit.transport.LinkTrouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The jitter buffer against trouble of all kinds. The numbers that it prints are those of
 * docs/sound.md.
 */
class NetworkTroubleTest {
  private static final double MINUTE = 60;

  /** The steepest place of the tone, by which two samples differ: a click would be more. */
  private static final double STEEPEST = 0.5 * 2 * Math.PI * 440 / 48_000;

  @ParameterizedTest
  @ValueSource(ints = {240, 480, 960})
  void aCalmLinkCostsOneFrame(int frame) {
    ListeningClient listening = new ListeningClient(frame, 0, LinkTrouble.NONE);
    listening.run(20);
    listening.run(10 * MINUTE);
    report("calm, frames of " + frame / 48 + " ms", listening);
    PlaybackStatistics now = listening.statistics();
    assertEquals(frame / 48.0 + 2.5, now.targetMillis(), 0.01);
    assertEquals(now.targetMillis(), listening.mostDelay, 0.5);
    assertEquals(0, now.concealedFrames() + now.droppedFrames());
    // Frames of 20 ms have 10 bits in this codec, which is noise of a thousandth.
    assertTrue(listening.largestStep < STEEPEST * 1.005 + 0.002);
  }

  @ParameterizedTest
  @CsvSource({"50, 75, 0.001", "200, 225, 0.001"})
  void jitterIsCoveredAndNotMuchMore(int millis, double most, double share) {
    ListeningClient listening =
        new ListeningClient(480, 0, LinkTrouble.NONE.jitter(Duration.ofMillis(millis)));
    listening.run(10 * MINUTE);
    report("jitter up to " + millis + " ms", listening);
    check(listening, most, share);
  }

  @ParameterizedTest
  @CsvSource({"1, 135, 0.006", "5, 135, 0.006", "20, 135, 0.006"})
  void standstillsAreBridged(int percent, double most, double share) {
    ListeningClient listening =
        new ListeningClient(
            480, 0, LinkTrouble.NONE.stalls(percent / 100.0, Duration.ofMillis(100)));
    listening.run(10 * MINUTE);
    report(percent + " % standstills of 100 ms", listening);
    check(listening, most, share);
  }

  private static void check(ListeningClient listening, double mostDelay, double mostConcealed) {
    PlaybackStatistics now = listening.statistics();
    assertTrue(listening.mostDelay < mostDelay, now.toString());
    assertTrue(now.concealedFrames() < mostConcealed * now.frames(), now.toString());
    assertTrue(now.droppedFrames() < 0.001 * now.frames(), now.toString());
    // Concealment of this codec is silence, so even that must begin and end without a click.
    assertTrue(listening.largestStep < STEEPEST * 1.5, "step " + listening.largestStep);
  }

  /** The first two minutes are spent finding the drift; then an hour must be without a flaw. */
  @ParameterizedTest
  @ValueSource(ints = {-300, 300})
  void anHourOfDriftingClocks(int ppm) {
    ListeningClient listening = new ListeningClient(480, ppm, LinkTrouble.NONE);
    listening.run(2 * MINUTE);
    PlaybackStatistics before = listening.statistics();
    listening.run(60 * MINUTE);
    report("an hour at " + ppm + " ppm", listening);
    PlaybackStatistics now = listening.statistics();
    assertEquals(ppm, now.driftPpm(), 2);
    assertTrue(listening.mostDelay < 16, now.toString());
    assertEquals(before.concealedFrames(), now.concealedFrames());
    assertEquals(0, now.droppedFrames());
    assertTrue(listening.largestStep < STEEPEST * 1.005, "step " + listening.largestStep);
  }

  @Test
  void driftOnABadLinkDoesNotRunAway() {
    LinkTrouble trouble =
        LinkTrouble.NONE.jitter(Duration.ofMillis(50)).stalls(0.05, Duration.ofMillis(100));
    for (int ppm : new int[] {-300, 300}) {
      ListeningClient listening = new ListeningClient(480, ppm, trouble);
      listening.run(15 * MINUTE);
      report("jitter 50 ms, 5 % standstills, " + ppm + " ppm", listening);
      check(listening, 200, 0.005);
      assertEquals(ppm, listening.statistics().driftPpm(), 60);
    }
  }

  /** Two seconds of tone, one of pause; the tone is cut where it is zero. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPauseIsNoTrouble(boolean announced) {
    ListeningClient listening = new ListeningClient(480, 0, LinkTrouble.NONE);
    listening.announces = announced;
    listening.speaks = number -> number / 100 % 3 < 2;
    listening.run(10);
    listening.run(10 * MINUTE);
    report("pauses, " + (announced ? "" : "not ") + "announced", listening);
    PlaybackStatistics now = listening.statistics();
    assertEquals(12.5, now.targetMillis(), 1.1);
    if (announced) {
      // The same delay after each pause, to a sample: otherwise waveforms could not be compared.
      assertEquals(12.5, listening.mostDelay, 0.05);
    }
    assertEquals(0, now.concealedFrames());
    assertEquals(0, now.droppedFrames());
    assertTrue(listening.largestStep < STEEPEST * 1.5, "step " + listening.largestStep);
  }

  private static void report(String what, ListeningClient listening) {
    System.out.println(what + ": " + listening);
  }
}
