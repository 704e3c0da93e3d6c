package io.asciichat.media.audio.device;

import io.asciichat.core.port.AudioSource;

/**
 * A volume that can be changed while sound runs through it. It reaches a new value evenly within 10
 * ms, because a jump would click. {@link #apply} belongs to one loop; any thread may set it.
 */
final class Gain {
  private static final float PER_SAMPLE = 100f / AudioSource.SAMPLE_RATE;

  private volatile float volume = 1;
  private volatile boolean muted;
  private float current = 1;

  /** Sets the volume. */
  void volume(float volume) {
    if (!(volume >= 0 && volume <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException("a volume is 0 or more, not " + volume);
    }
    this.volume = volume;
  }

  void mute(boolean muted) {
    this.muted = muted;
  }

  /** Makes samples louder or softer in place, and clips them to −1 to 1. */
  void apply(float[] samples, int offset, int count) {
    float target = muted ? 0 : volume;
    float step = PER_SAMPLE * Math.max(1, Math.max(target, current));
    for (int i = offset; i < offset + count; i++) {
      if (current < target) {
        current = Math.min(target, current + step);
      } else if (current > target) {
        current = Math.max(target, current - step);
      }
      samples[i] = Math.clamp(samples[i] * current, -1f, 1f);
    }
  }
}
