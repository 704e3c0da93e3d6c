package io.asciichat.crypto;

/**
 * The counters of a C peer that were seen already: a window of 64 below the highest, as in RFC 4303
 * (section 3.4.3). For one thread.
 *
 * <p>A C program counts and encrypts in several threads that write to the socket one after the
 * other (video in one, sound and PING in others, without a common lock), so a large picture may
 * arrive after the small packets that were counted behind it. It cannot be late by more packets
 * than fit the window unless its thread was held up for most of a second.
 */
final class ReplayWindow {
  private static final int SIZE = Long.SIZE;

  private long highest;

  /** Bit i: the counter {@code highest - i} was seen. */
  private long seen;

  /** Returns whether this counter is neither 0, nor seen, nor too old. */
  boolean allows(long counter) {
    if (Long.compareUnsigned(counter, highest) > 0) {
      return true;
    }
    long age = highest - counter;
    return counter != 0 && Long.compareUnsigned(age, SIZE) < 0 && (seen >>> age & 1) == 0;
  }

  /** Remembers a counter that was {@linkplain #allows allowed} and whose packet was genuine. */
  void remember(long counter) {
    if (Long.compareUnsigned(counter, highest) > 0) {
      long step = counter - highest;
      seen = Long.compareUnsigned(step, SIZE) < 0 ? seen << step | 1 : 1;
      highest = counter;
    } else {
      seen |= 1L << (highest - counter);
    }
  }

  /** The highest counter so far, 0 before the first. */
  long highest() {
    return highest;
  }
}
