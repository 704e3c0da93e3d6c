package io.asciichat.core.server.sound;

import io.asciichat.core.loop.Schedule;
import io.asciichat.core.port.AudioSource;

/**
 * The samples that belong to each tick of sound: 172 ticks a second at absolute times, and 48,000
 * samples a second. Both are computed from the tick's number, so a tick has 279 or 280 samples and
 * no rounding adds up.
 */
final class TickSamples {
  /** Ticks of sound a second, one every 5.8 ms. */
  static final int TICKS_PER_SECOND = 172;

  private static final long NANOS = 1_000_000_000L;

  /** When the ticks are. */
  static final Schedule TIMES = Schedule.perSecond(0, TICKS_PER_SECOND);

  private TickSamples() {}

  /** Number of a tick's first sample. */
  static long first(long tick) {
    return tick / TICKS_PER_SECOND * AudioSource.SAMPLE_RATE
        + tick % TICKS_PER_SECOND * AudioSource.SAMPLE_RATE / TICKS_PER_SECOND;
  }

  /** Number of the sample that is due at a moment of the clock: a tick's first one at its time. */
  static long at(long nanos) {
    return Math.floorDiv(nanos, NANOS) * AudioSource.SAMPLE_RATE
        + Math.floorMod(nanos, NANOS) * AudioSource.SAMPLE_RATE / NANOS;
  }

  /** How many samples a tick has. */
  static int count(long tick) {
    return (int) (first(tick + 1) - first(tick));
  }
}
