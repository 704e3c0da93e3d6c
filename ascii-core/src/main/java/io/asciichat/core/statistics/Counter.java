package io.asciichat.core.statistics;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A number that only rises, written by one thread at a time and read by any: an addition without
 * the cost of an atomic one. Two writers at once would lose additions, so a counter belongs to one
 * loop, or to what a lock guards.
 */
public final class Counter {
  private final AtomicLong value = new AtomicLong();

  /** A counter at 0. */
  public Counter() {}

  /** Adds one. */
  public void increment() {
    add(1);
  }

  /** Adds some, 0 or more. */
  public void add(long more) {
    value.setRelease(value.getPlain() + more);
  }

  /** Raises it to this, unless it is as high already: for the largest of what was seen. */
  public void raiseTo(long least) {
    if (least > value.getPlain()) {
      value.setRelease(least);
    }
  }

  /** The number; may be called from any thread. */
  public long get() {
    return value.getAcquire();
  }
}
