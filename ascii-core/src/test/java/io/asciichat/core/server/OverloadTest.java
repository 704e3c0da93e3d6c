package io.asciichat.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.asciichat.core.statistics.LatencyHistogram;
import org.junit.jupiter.api.Test;

class OverloadTest {
  private static final long MILLI = 1_000_000;

  private final LatencyHistogram lateness = new LatencyHistogram();
  private final Overload overload = new Overload();

  /** Seconds in which frames come so late, of which the last is judged as the others are. */
  private void seconds(int seconds, long late) {
    for (int second = 0; second < seconds; second++) {
      for (int frame = 0; frame < 60; frame++) {
        lateness.record(late);
      }
      overload.judge(lateness.snapshot());
    }
  }

  @Test
  void aMachineThatIsFastEnoughKeepsTheFullRate() {
    seconds(100, MILLI);
    assertEquals(1, overload.divisor());
  }

  @Test
  void oneBadSecondChangesNothing() {
    seconds(1, 20 * MILLI);
    seconds(1, MILLI);
    seconds(1, 20 * MILLI);
    assertEquals(1, overload.divisor());
  }

  @Test
  void lateFramesHalveTheRateTwiceAndNoFurther() {
    seconds(2, 20 * MILLI);
    assertEquals(2, overload.divisor());
    seconds(2, 20 * MILLI);
    assertEquals(4, overload.divisor());
    seconds(100, 200 * MILLI);
    assertEquals(4, overload.divisor());
  }

  /** At half the rate a frame that is 10 ms late is not bad, and not good enough for a rise. */
  @Test
  void betweenBadAndGoodNothingMoves() {
    seconds(2, 20 * MILLI);
    seconds(100, 10 * MILLI);
    assertEquals(2, overload.divisor());
  }

  @Test
  void afterTenGoodSecondsTheRateRisesStepByStep() {
    seconds(4, 100 * MILLI);
    seconds(9, MILLI);
    assertEquals(4, overload.divisor());
    seconds(1, MILLI);
    assertEquals(2, overload.divisor());
    seconds(10, MILLI);
    assertEquals(1, overload.divisor());
  }

  @Test
  void aRiseThatHadToBeTakenBackDoublesTheWait() {
    seconds(2, 20 * MILLI);
    seconds(10, MILLI);
    assertEquals(1, overload.divisor());
    seconds(2, 20 * MILLI);
    assertEquals(2, overload.divisor());
    seconds(19, MILLI);
    assertEquals(2, overload.divisor());
    seconds(1, MILLI);
    assertEquals(1, overload.divisor());
  }

  @Test
  void aServerWithoutFramesIsNotOverloaded() {
    seconds(4, 100 * MILLI);
    for (int second = 0; second < 20; second++) {
      overload.judge(lateness.snapshot());
    }
    assertEquals(1, overload.divisor());
    assertFalse(overload.judge(lateness.snapshot()));
  }
}
