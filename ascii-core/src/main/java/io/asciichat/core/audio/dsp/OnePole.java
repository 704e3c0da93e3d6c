package io.asciichat.core.audio.dsp;

import io.asciichat.core.port.AudioSource;

/**
 * Coefficients of first-order smoothing {@code y += c · (x − y)}. After one time constant a step is
 * followed by 1 − 1/e, 63 percent.
 */
final class OnePole {
  private OnePole() {}

  /**
   * The coefficient for smoothing once every so many samples: 1 − e^(−T/τ).
   *
   * @param millis the time constant τ; 0 follows at once
   * @param samples between two steps, T
   */
  static float coefficient(double millis, int samples) {
    return millis <= 0
        ? 1
        : (float) -Math.expm1(-samples * 1000.0 / (millis * AudioSource.SAMPLE_RATE));
  }
}
