package io.asciichat.core.port;

/** Monotonic time. Thread-safe. */
public interface Clock {
  /**
   * Nanoseconds since some fixed moment near the program's start; never negative, never going back.
   */
  long nanos();

  /**
   * Waits until the clock reads this time or later; returns at once when it already does.
   *
   * @throws InterruptedException when the thread is interrupted, before or during the wait
   */
  void sleepUntil(long deadlineNanos) throws InterruptedException;
}
