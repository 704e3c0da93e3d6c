package io.asciichat.core.audio.echo;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The sound that was played, from the playback loop to the capture loop, without locks. Samples are
 * found by their number, so that a loop that is late for once does not shift one sound against the
 * other.
 */
final class FarEnd {
  private static final int SIZE = 1 << 16;
  private static final int MASK = SIZE - 1;

  /** The loops' clocks may run apart; from 100 ms on they are aligned anew. */
  private static final int MAX_APART = 4800;

  private final float[] ring = new float[SIZE];
  private final AtomicLong written = new AtomicLong();
  private long next;
  private boolean aligned;

  /** Adds samples; the playback loop. */
  void write(float[] samples, int offset, int count) {
    long at = written.getPlain();
    for (int i = 0; i < count; i++) {
      ring[(int) (at + i) & MASK] = samples[offset + i];
    }
    written.setRelease(at + count);
  }

  /**
   * Takes the next samples; the capture loop. When they are not there yet, playback comes in
   * bursts: from then on older ones are taken, so that the two are aligned by the latest of the
   * bursts.
   *
   * @param late how long ago they were to be played, in samples
   */
  void read(float[] samples, int offset, int count, int late) {
    long available = written.getAcquire();
    if (!aligned || available - next - count > MAX_APART) {
      next = available - count;
      aligned = available > 0;
    }
    next = Math.min(next, available + late - count);
    for (int i = 0; i < count; i++) {
      long at = next + i - late;
      boolean there = at >= 0 && at < available && at > available - SIZE;
      samples[offset + i] = there ? ring[(int) at & MASK] : 0;
    }
    next += count;
  }
}
