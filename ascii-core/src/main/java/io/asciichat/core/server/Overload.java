package io.asciichat.core.server;

import io.asciichat.core.statistics.Latencies;
import java.time.Duration;

/**
 * Lowers the frame rate of all viewers alike while frames come late, in steps of 60, 30 and 15 a
 * second, and raises it again when they have come in time for a while. Belongs to one loop, which
 * asks once a second; {@link #divisor} is for any thread.
 *
 * <ul>
 *   <li>Down: for two seconds in a row more than a tenth of the frames came later than half of the
 *       time between two.
 *   <li>Up: for ten seconds less than a hundredth came later than a quarter of the time between two
 *       at the higher rate. A rise that had to be taken back within a minute doubles that wait, up
 *       to 160 seconds, so that a server at its limit does not swing.
 * </ul>
 */
final class Overload {
  /** Frames of a viewer at full rate: 60 a second. */
  private static final long FULL_RATE_NANOS =
      Duration.ofSeconds(1).toNanos() / RenderGroup.MAX_RATE;

  private static final int MAX_DIVISOR = 4;

  /** Fewer frames in a second say nothing about the machine. */
  private static final int MIN_FRAMES = 10;

  private static final int BAD_SECONDS = 2;
  private static final int GOOD_SECONDS = 10;
  private static final int MAX_GOOD_SECONDS = 160;

  /** A rise is taken to have been too early when it lasts less than this. */
  private static final int RELAPSE_SECONDS = 60;

  private volatile int divisor = 1;
  private int bad;
  private int good;
  private int wanted = GOOD_SECONDS;
  private int sinceRise = RELAPSE_SECONDS;
  private Latencies before = Latencies.NONE;

  /** What each viewer's frame rate is divided by: 1, 2 or 4. */
  int divisor() {
    return divisor;
  }

  /**
   * Judges the last second.
   *
   * @param lateness of all frames so far
   * @return whether the divisor has changed
   */
  boolean judge(Latencies lateness) {
    Latencies second = lateness.since(before);
    before = lateness;
    sinceRise = Math.min(RELAPSE_SECONDS, sinceRise + 1);
    boolean enough = second.count() >= MIN_FRAMES;
    long interval = FULL_RATE_NANOS * divisor;
    bad = enough && lateShare(second, interval / 2) > 0.1 ? bad + 1 : 0;
    good = !enough || lateShare(second, interval / 8) < 0.01 ? good + 1 : 0;
    if (bad >= BAD_SECONDS && divisor < MAX_DIVISOR) {
      wanted = sinceRise < RELAPSE_SECONDS ? Math.min(2 * wanted, MAX_GOOD_SECONDS) : GOOD_SECONDS;
      return change(divisor * 2);
    }
    if (good >= wanted && divisor > 1) {
      sinceRise = 0;
      return change(divisor / 2);
    }
    return false;
  }

  private static double lateShare(Latencies second, long nanos) {
    return 1 - (double) second.countWithin(nanos) / second.count();
  }

  private boolean change(int next) {
    divisor = next;
    bad = 0;
    good = 0;
    return true;
  }
}
