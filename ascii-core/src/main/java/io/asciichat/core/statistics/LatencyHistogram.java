package io.asciichat.core.statistics;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts how long something took, in classes that are at most a sixteenth of their time wide.
 * Recording takes no lock and allocates nothing; any thread may do so.
 */
public final class LatencyHistogram {
  /** Below 1.024 µs nothing is told apart: all of it is fast. */
  private static final int UNIT_BITS = 10;

  /** Classes of one octave: 16, so the error is 6.25 % at the most. */
  private static final int OCTAVE_BITS = 4;

  private static final int OCTAVE = 1 << OCTAVE_BITS;

  /** Classes of all times that a long holds. */
  static final int CLASSES = (Long.SIZE - 1 - UNIT_BITS - OCTAVE_BITS + 1) * OCTAVE;

  private final AtomicLongArray counts = new AtomicLongArray(CLASSES);
  private final AtomicLong total = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();

  /** An empty histogram. */
  public LatencyHistogram() {}

  /**
   * Counts one.
   *
   * @param nanos how long it took; less than 0 counts as 0
   */
  public void record(long nanos) {
    long took = Math.max(0, nanos);
    counts.getAndIncrement(classOf(took));
    total.getAndAdd(took);
    if (took > longest.get()) {
      longest.accumulateAndGet(took, Math::max);
    }
  }

  /** All that was counted so far. */
  public Latencies snapshot() {
    long[] copy = new long[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      copy[i] = counts.get(i);
    }
    return new Latencies(copy, total.get(), longest.get());
  }

  private static int classOf(long nanos) {
    long units = nanos >>> UNIT_BITS;
    if (units < OCTAVE) {
      return (int) units;
    }
    int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(units) - OCTAVE_BITS;
    return (octave + 1) * OCTAVE + (int) (units >>> octave) - OCTAVE;
  }

  /** The first time, in nanoseconds, that is beyond this class. */
  static long endOf(int index) {
    if (index < OCTAVE) {
      return (long) (index + 1) << UNIT_BITS;
    }
    int octave = index / OCTAVE - 1;
    long end = (long) (index % OCTAVE + OCTAVE + 1) << octave << UNIT_BITS;
    return end < 0 ? Long.MAX_VALUE : end;
  }
}
