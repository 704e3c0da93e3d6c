package io.asciichat.core.audio.dsp;

import io.asciichat.core.port.AudioFilter;
import io.asciichat.core.port.AudioSource;

/**
 * A second-order filter, in transposed direct form II. The coefficients are those of Robert
 * Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter coefficients". The state is
 * double precision: at 150 Hz the poles lie so close to the unit circle that single precision is
 * heard as noise.
 */
public final class Biquad implements AudioFilter {
  /** The quality factor without a peak, whose −3 dB point is the corner (Butterworth): √½. */
  public static final double BUTTERWORTH = Math.sqrt(0.5);

  /** Below this, −300 dB, the state is taken for zero: denormal numbers slow processors down. */
  private static final double TINY = 1e-15;

  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;
  private double z1;
  private double z2;

  private Biquad(double b0, double b1, double b2, double a0, double a1, double a2) {
    this.b0 = b0 / a0;
    this.b1 = b1 / a0;
    this.b2 = b2 / a0;
    this.a1 = a1 / a0;
    this.a2 = a2 / a0;
  }

  /**
   * Lets what lies above the corner pass, and no direct current at all.
   *
   * @param hertz the corner, above 0 and below 24,000
   * @param q quality factor, above 0
   */
  public static Biquad highPass(double hertz, double q) {
    double w = angle(hertz);
    double cos = Math.cos(w);
    double alpha = alpha(w, q);
    double b = (1 + cos) / 2;
    return new Biquad(b, -2 * b, b, 1 + alpha, -2 * cos, 1 - alpha);
  }

  /**
   * Lets what lies below the corner pass.
   *
   * @param hertz the corner, above 0 and below 24,000
   * @param q quality factor, above 0
   */
  public static Biquad lowPass(double hertz, double q) {
    double w = angle(hertz);
    double cos = Math.cos(w);
    double alpha = alpha(w, q);
    double b = (1 - cos) / 2;
    return new Biquad(b, 2 * b, b, 1 + alpha, -2 * cos, 1 - alpha);
  }

  private static double angle(double hertz) {
    if (!(hertz > 0 && hertz < AudioSource.SAMPLE_RATE / 2.0)) {
      throw new IllegalArgumentException("a filter's corner cannot be " + hertz + " Hz");
    }
    return 2 * Math.PI * hertz / AudioSource.SAMPLE_RATE;
  }

  private static double alpha(double w, double q) {
    if (!(q > 0)) {
      throw new IllegalArgumentException("a filter's quality cannot be " + q);
    }
    return Math.sin(w) / (2 * q);
  }

  @Override
  public void process(float[] samples, int offset, int count) {
    double s1 = z1;
    double s2 = z2;
    for (int i = offset; i < offset + count; i++) {
      double x = samples[i];
      double y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      samples[i] = (float) y;
    }
    boolean still = Math.abs(s1) < TINY && Math.abs(s2) < TINY;
    z1 = still ? 0 : s1;
    z2 = still ? 0 : s2;
  }
}
