package io.asciichat.core.audio.mix;

import io.asciichat.core.audio.mix.MixerSettings.Compression;

/**
 * What a compressor comes to at a steady level, as a table: computing logarithms for each block of
 * each mix would take longer than all the rest. Between two entries the curve is a straight line,
 * which errs by less than 0.001 dB.
 */
final class GainCurve {
  /** Bits of a float's fraction that select an entry: 128 entries for each doubling of power. */
  private static final int FRACTION_BITS = 7;

  private static final int UNUSED_BITS = 23 - FRACTION_BITS;
  private static final float UNUSED_SIZE = 1 << UNUSED_BITS;

  /** Powers up to 2^20 have entries, more than any sum of voices can have. */
  private static final int LAST_ENTRY = 127 + 20 << FRACTION_BITS;

  private final double threshold;
  private final double halfKnee;
  private final double slope;
  private final int firstEntry;
  private final float[] table;

  GainCurve(Compression settings) {
    threshold = settings.thresholdDb();
    halfKnee = settings.kneeDb() / 2;
    slope = 1 / settings.ratio() - 1;
    float quiet = (float) Decibels.power(threshold - halfKnee);
    firstEntry = Float.floatToRawIntBits(quiet) >> UNUSED_BITS;
    table = new float[LAST_ENTRY - firstEntry + 2];
    for (int i = 0; i < table.length; i++) {
      float power = Float.intBitsToFloat(firstEntry + i << UNUSED_BITS);
      table[i] = (float) exactGainDb(Decibels.ofPower(power));
    }
  }

  /** The gain in dB, 0 or less, at this level: 0 up to the knee, then the knee, then a line. */
  double exactGainDb(double levelDb) {
    double above = levelDb - threshold;
    if (above <= -halfKnee) {
      return 0;
    }
    if (above >= halfKnee) {
      return slope * above;
    }
    double intoKnee = above + halfKnee;
    return slope * intoKnee * intoKnee / (4 * halfKnee);
  }

  /** The same for a power, 0 or more, from the table. */
  float gainDb(float power) {
    int bits = Float.floatToRawIntBits(power);
    int entry = Math.min(bits >> UNUSED_BITS, LAST_ENTRY) - firstEntry;
    if (entry < 0) {
      return 0;
    }
    float part = (bits & (1 << UNUSED_BITS) - 1) / UNUSED_SIZE;
    return table[entry] + (table[entry + 1] - table[entry]) * part;
  }
}
