package io.asciichat.core.audio.mix;

/** Between decibels and the numbers they stand for. */
final class Decibels {
  private static final double PER_NEPER = 20 / Math.log(10);
  private static final int STEPS_PER_DB = 16;
  private static final int LOWEST_DB = -120;

  /** Amplitudes from 0 dB down; one more for the straight line behind the last. */
  private static final float[] AMPLITUDES = amplitudes();

  private Decibels() {}

  private static float[] amplitudes() {
    float[] table = new float[-LOWEST_DB * STEPS_PER_DB + 2];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) amplitude(-i / (double) STEPS_PER_DB);
    }
    return table;
  }

  /** The power ratio, 10^(dB / 10). */
  static double power(double decibels) {
    return Math.pow(10, decibels / 10);
  }

  /** The amplitude ratio, 10^(dB / 20). */
  static double amplitude(double decibels) {
    return Math.exp(decibels / PER_NEPER);
  }

  /**
   * The same from a table with straight lines between its entries, which errs by less than 0.0001
   * dB.
   *
   * @param decibels 0 or less; below −120 dB it is taken for that
   */
  static float fastAmplitude(float decibels) {
    float place = Math.min(-decibels, -LOWEST_DB) * STEPS_PER_DB;
    int entry = (int) place;
    return AMPLITUDES[entry] + (AMPLITUDES[entry + 1] - AMPLITUDES[entry]) * (place - entry);
  }

  /** 10 · log10 of a power; minus infinity for none. */
  static double ofPower(double power) {
    return PER_NEPER / 2 * Math.log(power);
  }
}
