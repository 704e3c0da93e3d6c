package io.asciichat.core.audio.jitter;

import java.util.Arrays;

/** A percentile of the values of the last ten seconds, to a millisecond. */
final class SlidingPercentile {
  private static final long WINDOW_NANOS = 10_000_000_000L;
  private static final long BUCKET_NANOS = 1_000_000L;

  /** Ten seconds of the shortest frames; of more, the oldest go early. */
  private static final int ROOM = 4096;

  private final int[] counts;
  private final short[] buckets = new short[ROOM];
  private final long[] times = new long[ROOM];
  private int first;
  private int size;

  /**
   * @param largest values above count as this; nanoseconds
   */
  SlidingPercentile(long largest) {
    counts = new int[(int) (largest / BUCKET_NANOS) + 1];
  }

  void clear() {
    Arrays.fill(counts, 0);
    size = 0;
  }

  /** Takes a value in; times do not go back. */
  void add(long nanos, long value) {
    while (size > 0 && (size == ROOM || nanos - times[first] > WINDOW_NANOS)) {
      counts[buckets[first]]--;
      first = (first + 1) % ROOM;
      size--;
    }
    int bucket = Math.clamp(value / BUCKET_NANOS, 0, counts.length - 1);
    int at = (first + size) % ROOM;
    buckets[at] = (short) bucket;
    times[at] = nanos;
    counts[bucket]++;
    size++;
  }

  /**
   * The value that so many of the others do not exceed, rounded down to a millisecond.
   *
   * @param share 0 to 1
   */
  long value(double share) {
    int above = (int) (size * (1 - share));
    int bucket = counts.length - 1;
    while (bucket > 0 && (above -= counts[bucket]) >= 0) {
      bucket--;
    }
    return bucket * BUCKET_NANOS;
  }
}
