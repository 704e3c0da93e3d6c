package io.asciichat.core.audio.mix;

import io.asciichat.core.audio.mix.MixerSettings.HighPassFilter;
import io.asciichat.core.port.AudioSource;

/**
 * Second-order Butterworth high-pass: the bilinear transform of s² / (s² + √2·s + 1), coefficients
 * after R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients" (W3C Note,
 * 2021) with Q = 1/√2, in transposed direct form II.
 */
final class HighPass {
  /** A state below this, −300 dB, is none: what is smaller than a float can be is slow. */
  private static final double NONE = 1e-15;

  private final double b0;
  private final double b1;
  private final double a1;
  private final double a2;
  private double s1;
  private double s2;

  HighPass(HighPassFilter settings) {
    double omega = 2 * Math.PI * settings.hertz() / AudioSource.SAMPLE_RATE;
    double alpha = Math.sin(omega) / Math.sqrt(2);
    double a0 = 1 + alpha;
    b0 = (1 + Math.cos(omega)) / 2 / a0;
    b1 = -2 * b0;
    a1 = -2 * Math.cos(omega) / a0;
    a2 = (1 - alpha) / a0;
  }

  void process(float[] samples, int offset, int count) {
    double one = s1;
    double two = s2;
    for (int i = offset; i < offset + count; i++) {
      double in = samples[i];
      double out = b0 * in + one;
      one = b1 * in - a1 * out + two;
      two = b0 * in - a2 * out;
      samples[i] = (float) out;
    }
    s1 = Math.abs(one) < NONE ? 0 : one;
    s2 = Math.abs(two) < NONE ? 0 : two;
  }
}
