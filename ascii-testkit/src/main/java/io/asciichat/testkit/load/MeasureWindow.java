package io.asciichat.testkit.load;

/** The time that counts, once it is known. Opened by one thread, read by all. */
final class MeasureWindow {
  private volatile long from = Long.MAX_VALUE;
  private volatile long to = Long.MAX_VALUE;

  void open(long fromNanos, long toNanos) {
    to = toNanos;
    from = fromNanos;
  }

  boolean contains(long now) {
    return now >= from && now < to;
  }

  long from() {
    return from;
  }

  long to() {
    return to;
  }
}
