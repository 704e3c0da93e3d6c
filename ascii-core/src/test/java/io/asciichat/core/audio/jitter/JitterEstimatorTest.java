package io.asciichat.core.audio.jitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.jitter.JitterEstimator.Gap;
import org.junit.jupiter.api.Test;

class JitterEstimatorTest {
  private static final long MILLI = 1_000_000L;
  private static final int FRAME = 480;

  private final JitterEstimator estimator = new JitterEstimator();

  /** When the next packet would come in time. */
  private long due = 10_000 * MILLI;

  private long late(long millis) {
    long arrival = due + millis * MILLI;
    due += 10 * MILLI;
    return estimator.arrived(arrival, FRAME, false);
  }

  private static void assertNear(double millis, long nanos) {
    assertEquals(millis, nanos / 1e6, 1);
  }

  private void calm(int packets) {
    for (int i = 0; i < packets; i++) {
      late(0);
    }
  }

  @Test
  void aCalmLinkNeedsNothing() {
    calm(2000);
    assertEquals(0, estimator.wanted(due));
  }

  @Test
  void aLatePacketCountsAtOnceAndIsForgottenSlowly() {
    calm(100);
    assertEquals(40 * MILLI, late(40));
    assertNear(40, estimator.wanted(due));
    calm(100);
    assertNear(30, estimator.wanted(due));
    calm(500);
    assertNear(0, estimator.wanted(due));
  }

  @Test
  void onePacketInTwentyLateIsNotForgotten() {
    for (int i = 0; i < 2000; i++) {
      late(i % 20 == 0 ? 30 : 0);
    }
    calm(10);
    assertNear(30, estimator.wanted(due));
  }

  @Test
  void aStandstillIsToldFromAPauseByWhatFollows() {
    calm(100);
    due += 10 * MILLI;
    assertEquals(JitterEstimator.UNDECIDED, late(150));
    assertEquals(Gap.UNDECIDED, estimator.gap());
    Gap decided = Gap.UNDECIDED;
    for (int held = 140; held >= 0; held -= 10) {
      late(held);
      decided = decided == Gap.UNDECIDED ? estimator.gap() : decided;
    }
    assertEquals(Gap.STALL, decided);
    assertEquals(Gap.SHORT, estimator.gap());
    assertTrue(estimator.wanted(due) > 140 * MILLI);
  }

  @Test
  void aPauseIsNoJitter() {
    calm(100);
    for (int pauses = 0; pauses < 5; pauses++) {
      due += 730 * MILLI;
      assertEquals(
          JitterEstimator.UNDECIDED, estimator.arrived(due, FRAME, false), "pause " + pauses);
      due += 10 * MILLI;
      calm(15);
      assertEquals(Gap.PAUSE, estimator.gap());
      calm(55);
    }
    assertNear(0, estimator.wanted(due));
  }

  @Test
  void anAnnouncedPauseIsKnownAtOnce() {
    calm(100);
    estimator.arrived(due, FRAME, true);
    due += 40 * MILLI;
    assertEquals(0, estimator.arrived(due, FRAME, false));
    assertEquals(Gap.PAUSE, estimator.gap());
    due += 10 * MILLI;
    calm(10);
    assertEquals(0, estimator.wanted(due));
  }

  /** The lateness of an announcement and the pause after it must not add up. */
  @Test
  void anAnnouncementThatWasHeldUpIsNoJitter() {
    calm(100);
    due += 40 * MILLI;
    assertEquals(JitterEstimator.UNDECIDED, estimator.arrived(due + 100 * MILLI, FRAME, true));
    due += 300 * MILLI;
    for (int i = 0; i < 30; i++) {
      assertTrue(late(0) <= 10 * MILLI);
    }
    assertTrue(estimator.wanted(due) <= 10 * MILLI);
  }

  /** Senders pause for whole frames, so what is left over is how late the packet was. */
  @Test
  void thePacketAfterAPauseMayBeLate() {
    calm(100);
    estimator.arrived(due, FRAME, true);
    due += 50 * MILLI;
    assertEquals(3 * MILLI, late(3));
    assertEquals(0, late(0));
    assertEquals(2 * MILLI, late(2));
  }

  @Test
  void anOutageLongerThanWorthWaitingForIsRiddenOut() {
    calm(1000);
    assertEquals(JitterEstimator.UNDECIDED, late(700));
    for (int held = 690; held >= 0; held -= 10) {
      late(held);
    }
    calm(10);
    assertTrue(estimator.wanted(due) <= 10 * MILLI);
    assertEquals(30 * MILLI, late(30));
    assertNear(30, estimator.wanted(due));
  }

  @Test
  void aDriftingClockIsNoJitter() {
    for (int i = 0; i < 60_000; i++) {
      estimator.arrived(due, FRAME, false);
      due += 10 * MILLI + 3000;
    }
    assertTrue(estimator.wanted(due) <= 2 * MILLI, "wants " + estimator.wanted(due));
  }

  @Test
  void anotherStreamStartsFromNothing() {
    calm(10);
    late(50);
    estimator.clear();
    due += 100_000 * MILLI;
    calm(10);
    assertEquals(0, estimator.wanted(due));
  }
}
