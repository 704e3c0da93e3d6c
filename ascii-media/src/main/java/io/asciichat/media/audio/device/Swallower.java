package io.asciichat.media.audio.device;

import io.asciichat.core.port.AudioSource;

/**
 * Stands in for speakers that are away: takes everything and plays it into nothing as time passes,
 * so that whoever feeds them keeps his pace.
 */
final class Swallower {
  private static final long SECOND = 1_000_000_000L;

  /** What was taken beyond this is forgotten at once; no device holds more. */
  private static final int MOST = AudioSource.SAMPLE_RATE / 10;

  private boolean begun;
  private long heldUntil;

  /** Takes samples and drops them. Returns the count. */
  int swallow(long now, int count) {
    long from = begun ? Math.max(now, heldUntil) : now;
    begun = true;
    long until = from + count * SECOND / AudioSource.SAMPLE_RATE;
    heldUntil = Math.min(until, now + MOST * SECOND / AudioSource.SAMPLE_RATE);
    return count;
  }

  /** Samples taken that would not be heard yet. */
  int held(long now) {
    return begun ? (int) (Math.max(0, heldUntil - now) * AudioSource.SAMPLE_RATE / SECOND) : 0;
  }
}
