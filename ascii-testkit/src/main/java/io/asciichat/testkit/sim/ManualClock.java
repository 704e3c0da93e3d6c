package io.asciichat.testkit.sim;

import io.asciichat.core.port.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that stands still until it is moved. It starts at zero. A thread that sleeps on it wakes
 * when another moves it far enough. Thread-safe.
 */
public final class ManualClock implements Clock {
  private final AtomicLong now = new AtomicLong();
  private final Queue<Sleeper> sleepers = new ConcurrentLinkedQueue<>();

  private record Sleeper(long deadline, CountDownLatch due) {}

  /** A clock at zero. */
  public ManualClock() {}

  @Override
  public long nanos() {
    return now.get();
  }

  /**
   * Moves the clock forward.
   *
   * @param nanos by how much, 0 or more
   */
  public void advance(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("a clock never goes back, not even by " + -nanos + " ns");
    }
    long moved = now.addAndGet(nanos);
    for (Sleeper sleeper : sleepers) {
      if (sleeper.deadline <= moved) {
        sleeper.due.countDown();
      }
    }
  }

  @Override
  public void sleepUntil(long deadlineNanos) throws InterruptedException {
    Sleeper sleeper = new Sleeper(deadlineNanos, new CountDownLatch(1));
    sleepers.add(sleeper);
    try {
      if (now.get() >= deadlineNanos) {
        sleeper.due.countDown();
      }
      // Looks for an interrupt first, even when it has nothing to wait for.
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      sleeper.due.await();
    } finally {
      sleepers.remove(sleeper);
    }
  }
}
