package io.asciichat.core.audio.dsp;

/** Levels relative to full scale: 0 dB is an amplitude of 1, −6.02 dB one of a half. */
public final class Decibels {
  /** What silence is said to be, since the logarithm of zero is no number: below 16 bits' noise. */
  public static final double SILENCE = -120;

  private static final double DB_PER_NEPER = 20 / Math.log(10);

  private Decibels() {}

  /** The factor by which an amplitude is multiplied to be raised by so many decibels. */
  public static double toAmplitude(double decibels) {
    return Math.exp(decibels / DB_PER_NEPER);
  }

  /** The level of an amplitude, never below {@link #SILENCE}; NaN counts as silence. */
  public static double ofAmplitude(double amplitude) {
    double level = Math.log(Math.abs(amplitude)) * DB_PER_NEPER;
    return level > SILENCE ? level : SILENCE;
  }

  /** The level of a mean of squares, never below {@link #SILENCE}; NaN counts as silence. */
  public static double ofPower(double meanSquare) {
    double level = Math.log(meanSquare) * (DB_PER_NEPER / 2);
    return level > SILENCE ? level : SILENCE;
  }
}
