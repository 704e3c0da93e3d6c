package io.asciichat.core.statistics;

import java.util.Locale;

/**
 * How long something took, as counted by a {@link LatencyHistogram}. Immutable. Percentiles are
 * right to a sixteenth, and never too low.
 */
public final class Latencies {
  /** Nothing counted. */
  public static final Latencies NONE = new Latencies(new long[LatencyHistogram.CLASSES], 0, 0);

  private final long[] counts;
  private final long count;
  private final long totalNanos;
  private final long longestNanos;

  /**
   * @param counts by class; not copied
   */
  Latencies(long[] counts, long totalNanos, long longestNanos) {
    this.counts = counts;
    this.totalNanos = totalNanos;
    this.longestNanos = longestNanos;
    long sum = 0;
    for (long one : counts) {
      sum += one;
    }
    this.count = sum;
  }

  /** How many there were. */
  public long count() {
    return count;
  }

  /** All of them together, in nanoseconds. */
  public long totalNanos() {
    return totalNanos;
  }

  /** The longest since counting began, in nanoseconds; 0 when there was none. */
  public long longestNanos() {
    return longestNanos;
  }

  /**
   * The time within which this share of them was done, in nanoseconds; 0 when there was none.
   *
   * @param share more than 0, at most 1: 0.99 for the 99th percentile
   */
  public long percentileNanos(double share) {
    if (count == 0) {
      return 0;
    }
    long wanted = Math.max(1, (long) Math.ceil(share * count));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return Math.min(LatencyHistogram.endOf(i), longestNanos);
      }
    }
    return longestNanos;
  }

  /**
   * How many were done within this time, right to a sixteenth of it and never too many: for
   * histograms with bounds of their own.
   *
   * @param nanos 0 or more
   */
  public long countWithin(long nanos) {
    if (nanos >= longestNanos) {
      return count;
    }
    long within = 0;
    for (int i = 0; i < counts.length && LatencyHistogram.endOf(i) - 1 <= nanos; i++) {
      within += counts[i];
    }
    return within;
  }

  /**
   * What was counted after an earlier snapshot of the same histogram. The longest is still that
   * since counting began.
   */
  public Latencies since(Latencies earlier) {
    long[] later = new long[counts.length];
    for (int i = 0; i < later.length; i++) {
      later[i] = counts[i] - earlier.counts[i];
    }
    return new Latencies(later, totalNanos - earlier.totalNanos, longestNanos);
  }

  /** Count, median, 99th percentile and longest, in milliseconds. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d, p50 %.2f ms, p99 %.2f ms, longest %.2f ms",
        count,
        percentileNanos(0.5) / 1e6,
        percentileNanos(0.99) / 1e6,
        longestNanos / 1e6);
  }
}
