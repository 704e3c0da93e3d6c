package io.asciichat.testkit.fault;

import io.asciichat.core.port.Clock;
import java.util.Arrays;

/**
 * Notes when one viewer or listener last got something new of each caller, and how long the longest
 * gap was while both were entitled to it.
 */
final class Arrivals {
  private static final long NEVER = Long.MAX_VALUE;

  private final Clock clock;
  private final long maxGapNanos;
  private final long[] last = new long[LevelCamera.MAX_CALLERS + 1];
  private final long[] entitledSince = new long[LevelCamera.MAX_CALLERS + 1];
  private int lateCaller;
  private long lateNanos;

  Arrivals(Clock clock, long maxGapNanos) {
    this.clock = clock;
    this.maxGapNanos = maxGapNanos;
    Arrays.fill(entitledSince, NEVER);
  }

  /** From now on something new must come of a caller again and again, or need not. */
  void entitle(int caller, boolean yes) {
    if (!yes) {
      entitledSince[caller] = NEVER;
    } else if (entitledSince[caller] == NEVER) {
      entitledSince[caller] = clock.nanos();
    }
    check(caller);
  }

  void arrived(int caller) {
    check(caller);
    last[caller] = clock.nanos();
  }

  private void check(int caller) {
    if (entitledSince[caller] != NEVER && lateCaller == 0) {
      long gap = clock.nanos() - Math.max(last[caller], entitledSince[caller]);
      if (gap > maxGapNanos) {
        lateCaller = caller;
        lateNanos = gap;
      }
    }
  }

  /** The first caller of whom too little came, or 0. */
  int lateCaller() {
    return lateCaller;
  }

  long lateNanos() {
    return lateNanos;
  }
}
