package io.asciichat.testkit.transport;

import java.time.Duration;

/**
 * The trouble of a link that loses nothing: each run of bytes takes longer by a time of its own,
 * and now and then nothing moves at all. What was held up arrives in order, all at once. The times
 * follow from the seed alone, so every run meets the same trouble.
 *
 * @param jitterNanos the most by which a run of bytes is late, evenly spread from 0; 0 or more
 * @param stallNanos how long one standstill lasts, 0 or more
 * @param stallShare share of the time that the link stands still, 0 to below 1
 * @param seed another seed is another run of bad luck
 */
public record LinkTrouble(long jitterNanos, long stallNanos, double stallShare, long seed) {
  /** None. */
  public static final LinkTrouble NONE = new LinkTrouble(0, 0, 0, 1);

  /** Checks the ranges. */
  public LinkTrouble {
    if (jitterNanos < 0 || stallNanos < 0 || !(stallShare >= 0 && stallShare < 1)) {
      throw new IllegalArgumentException(
          "jitter " + jitterNanos + " ns, stalls of " + stallNanos + " ns in " + stallShare);
    }
  }

  /** The same with another jitter. */
  public LinkTrouble jitter(Duration most) {
    return new LinkTrouble(most.toNanos(), stallNanos, stallShare, seed);
  }

  /** The same with other standstills. */
  public LinkTrouble stalls(double share, Duration length) {
    return new LinkTrouble(jitterNanos, length.toNanos(), share, seed);
  }

  /**
   * The time when something arrives.
   *
   * @param due when it would arrive without trouble, nanoseconds
   * @param before when what was sent before it arrives
   */
  public long arrival(long due, long before) {
    long late = due + (long) (jitterNanos * random(due));
    return Math.max(before, afterStall(late));
  }

  /** In every stretch of stall/share there is one standstill, anywhere that it fits. */
  private long afterStall(long nanos) {
    if (stallShare == 0 || stallNanos == 0) {
      return nanos;
    }
    long stretch = (long) (stallNanos / stallShare);
    long number = Math.floorDiv(nanos, stretch);
    long begins = number * stretch + (long) ((stretch - stallNanos) * random(~number));
    boolean stands = nanos >= begins && nanos < begins + stallNanos;
    return stands ? begins + stallNanos : nanos;
  }

  /**
   * 0 to below 1, by the mixing function of Steele, Lea and Flood, "Fast splittable pseudorandom
   * number generators", 2014.
   */
  private double random(long number) {
    long z = number + seed * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
  }
}
