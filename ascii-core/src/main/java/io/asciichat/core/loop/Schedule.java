package io.asciichat.core.loop;

import java.math.BigInteger;

/**
 * The times of a steady beat. Each beat's time is computed from its number, so rounding never adds
 * up: after any number of hours beat {@code k} is still less than a nanosecond from {@code start +
 * k · per / beats}. A loop that returns {@link #nextAfter} from its step skips the beats it missed
 * and never runs twice to catch up.
 *
 * @param startNanos when beat 0 is, on the clock
 * @param beats how many beats there are, 1 or more ...
 * @param perNanos ... in this time, 1 or more; the fraction is kept reduced
 */
public record Schedule(long startNanos, long beats, long perNanos) {
  private static final long SECOND = 1_000_000_000;

  /** Checks and reduces the fraction. */
  public Schedule {
    if (beats < 1 || perNanos < 1) {
      throw new IllegalArgumentException(beats + " beats in " + perNanos + " ns is not a rate");
    }
    long divisor = BigInteger.valueOf(beats).gcd(BigInteger.valueOf(perNanos)).longValueExact();
    beats /= divisor;
    perNanos /= divisor;
    if (Math.multiplyHigh(beats, perNanos) != 0 || beats * perNanos < 0) {
      throw new IllegalArgumentException(
          beats + " beats in " + perNanos + " ns is too fine a fraction");
    }
  }

  /**
   * So many beats a second.
   *
   * @param rate 1 or more
   */
  public static Schedule perSecond(long startNanos, int rate) {
    return new Schedule(startNanos, rate, SECOND);
  }

  /** The time of a beat: {@code start + floor(k · per / beats)}. */
  public long timeOf(long index) {
    // Whole cycles first: the product of what is left cannot overflow.
    return startNanos
        + Math.floorDiv(index, beats) * perNanos
        + Math.floorMod(index, beats) * perNanos / beats;
  }

  /** The last beat at or before this time; −1 before the start. */
  public long indexAt(long now) {
    long elapsed = now - startNanos;
    if (elapsed < 0) {
      return -1;
    }
    long index = elapsed / perNanos * beats + elapsed % perNanos * beats / perNanos;
    // Beat times are rounded down, so the next one may fall on this very nanosecond.
    return timeOf(index + 1) <= now ? index + 1 : index;
  }

  /** The time of the first beat after this time. */
  public long nextAfter(long now) {
    return timeOf(indexAt(now) + 1);
  }
}
