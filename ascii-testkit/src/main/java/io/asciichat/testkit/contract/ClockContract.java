package io.asciichat.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract of every {@link Clock}. */
@Timeout(30)
public abstract class ClockContract {
  private static final long MILLISECOND = 1_000_000;

  /** A new clock. */
  protected abstract Clock clock();

  /**
   * Sleeps on the clock; a clock that is moved by hand has another thread move it meanwhile.
   *
   * @throws InterruptedException as {@link Clock#sleepUntil} does
   */
  protected void sleepUntil(Clock clock, long deadlineNanos) throws InterruptedException {
    clock.sleepUntil(deadlineNanos);
  }

  @Test
  void itStartsNearZero() {
    long first = clock().nanos();
    assertTrue(first >= 0 && first < 3_600_000 * MILLISECOND, "starts at " + first);
  }

  @Test
  void itNeverGoesBack() {
    Clock clock = clock();
    long before = clock.nanos();
    for (int i = 0; i < 10_000; i++) {
      long now = clock.nanos();
      assertTrue(now >= before, now + " after " + before);
      before = now;
    }
  }

  @Test
  void sleepingLastsUntilTheDeadline() throws InterruptedException {
    Clock clock = clock();
    for (int i = 0; i < 5; i++) {
      long deadline = clock.nanos() + 2 * MILLISECOND;
      sleepUntil(clock, deadline);
      assertTrue(clock.nanos() >= deadline);
    }
  }

  @Test
  void aDeadlineThatHasPassedDoesNotSleep() throws InterruptedException {
    Clock clock = clock();
    sleepUntil(clock, clock.nanos() + MILLISECOND);
    clock.sleepUntil(clock.nanos());
    clock.sleepUntil(0);
    clock.sleepUntil(Long.MIN_VALUE);
  }

  @Test
  void anInterruptEndsTheSleepEvenBeforeItBegins() {
    Clock clock = clock();
    long far = clock.nanos() + 3_600_000 * MILLISECOND;
    for (long deadline : new long[] {far, 0}) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> clock.sleepUntil(deadline));
      assertFalse(Thread.interrupted());
    }
  }
}
