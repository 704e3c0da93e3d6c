package io.asciichat.core.audio.mix;

import io.asciichat.core.port.AudioSource;

/**
 * Moves values towards targets as a first-order low-pass does: what is left of the way after n
 * samples is e^(−n / (τ · rate)). The factors of all step lengths are computed beforehand.
 */
final class Smoothing {
  private final float[] rising;
  private final float[] falling;

  /**
   * @param risingMillis time constant for targets above the value
   * @param fallingMillis time constant for targets below the value
   * @param longest the longest step in samples
   */
  Smoothing(double risingMillis, double fallingMillis, int longest) {
    rising = factors(risingMillis, longest);
    falling = factors(fallingMillis, longest);
  }

  private static float[] factors(double millis, int longest) {
    float[] factors = new float[longest + 1];
    for (int samples = 0; samples <= longest; samples++) {
      factors[samples] = (float) Math.exp(-1000.0 * samples / (millis * AudioSource.SAMPLE_RATE));
    }
    return factors;
  }

  /** The value so many samples later. */
  float next(float value, float target, int samples) {
    float left = target > value ? rising[samples] : falling[samples];
    return target + (value - target) * left;
  }

  /** The same, and the target itself once the value is this near to it. */
  float next(float value, float target, int samples, float near) {
    float next = next(value, target, samples);
    return Math.abs(next - target) < near ? target : next;
  }
}
