package io.asciichat.media.video;

import java.util.concurrent.atomic.AtomicLong;

/** When a file began to play: what its picture and its sound have in common. Thread-safe. */
final class Beginning {
  private static final long NOT_YET = Long.MIN_VALUE;

  private final AtomicLong start = new AtomicLong(NOT_YET);

  /**
   * The nanoseconds since the first call, 0 or more.
   *
   * @param now the clock's reading in nanoseconds
   */
  long elapsed(long now) {
    if (start.get() == NOT_YET) {
      start.compareAndSet(NOT_YET, now);
    }
    return Math.max(0, now - start.get());
  }

  /** The clock's reading so many nanoseconds after the first call; there was one. */
  long clockAt(long elapsed) {
    return start.get() + elapsed;
  }
}
