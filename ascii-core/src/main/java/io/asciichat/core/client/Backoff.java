package io.asciichat.core.client;

/** The time to wait before the next attempt: 1, 2, 4, 8, 16 and then always 30 seconds. */
final class Backoff {
  private static final long MIN_PAUSE_NANOS = 1_000_000_000L;
  private static final long MAX_PAUSE_NANOS = 30_000_000_000L;

  private int failures;

  /** Nanoseconds to wait after one more failure. */
  long next() {
    long delay = failures < 5 ? MIN_PAUSE_NANOS << failures : MAX_PAUSE_NANOS;
    failures++;
    return delay;
  }

  /** Attempts that failed since the last success. */
  int failures() {
    return failures;
  }

  /** Starts over after a success. */
  void reset() {
    failures = 0;
  }
}
