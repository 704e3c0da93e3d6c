package io.asciichat.core.audio.dsp;

/** Levels relative to full scale: 0 dB is an amplitude of 1, −6.02 dB one of a half. */
public final class Decibels {
  /** The level of silence, since the logarithm of zero is no number: below 16 bits' noise. */
  public static final double SILENCE = -120;

  private static final double DB_PER_NEPER = 20 / Math.log(10);
  private static final int STEPS_PER_DB = 16;
  private static final int LOWEST = (int) SILENCE;

  /** Amplitudes from 0 dB down; one more for the straight line behind the last. */
  private static final float[] AMPLITUDES = amplitudes();

  private Decibels() {}

  private static float[] amplitudes() {
    float[] table = new float[-LOWEST * STEPS_PER_DB + 2];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) toAmplitude(-i / (double) STEPS_PER_DB);
    }
    return table;
  }

  /** The factor by which an amplitude is multiplied to be raised by so many decibels. */
  public static double toAmplitude(double decibels) {
    return Math.exp(decibels / DB_PER_NEPER);
  }

  /**
   * The same from a table with straight lines between its entries, which errs by less than 0.0001
   * dB.
   *
   * @param decibels 0 or less; below {@link #SILENCE} it is taken for that
   */
  public static float toAmplitudeFast(float decibels) {
    float place = Math.min(-decibels, -LOWEST) * STEPS_PER_DB;
    int entry = (int) place;
    return AMPLITUDES[entry] + (AMPLITUDES[entry + 1] - AMPLITUDES[entry]) * (place - entry);
  }

  /** The mean of squares that has this level, 10^(dB / 10). */
  public static double toPower(double decibels) {
    return Math.pow(10, decibels / 10);
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
