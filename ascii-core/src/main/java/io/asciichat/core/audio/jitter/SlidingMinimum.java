package io.asciichat.core.audio.jitter;

import java.util.Arrays;

/** The smallest value of the last four seconds, to half a second. */
final class SlidingMinimum {
  private static final int BLOCKS = 8;
  private static final long BLOCK_NANOS = 500_000_000L;

  private final long[] minima = new long[BLOCKS];
  private long newest;

  SlidingMinimum() {
    clear();
  }

  void clear() {
    Arrays.fill(minima, Long.MAX_VALUE);
    newest = 0;
  }

  /** Takes a value in; times do not go back. */
  void add(long nanos, long value) {
    advance(nanos);
    int at = (int) (newest % BLOCKS);
    minima[at] = Math.min(minima[at], value);
  }

  /** The smallest value; {@link Long#MAX_VALUE} when there was none. */
  long at(long nanos) {
    advance(nanos);
    long least = Long.MAX_VALUE;
    for (long minimum : minima) {
      least = Math.min(least, minimum);
    }
    return least;
  }

  private void advance(long nanos) {
    long block = nanos / BLOCK_NANOS;
    long first = Math.max(newest + 1, block - BLOCKS + 1);
    for (long passed = first; passed <= block; passed++) {
      minima[(int) (passed % BLOCKS)] = Long.MAX_VALUE;
    }
    newest = Math.max(newest, block);
  }
}
