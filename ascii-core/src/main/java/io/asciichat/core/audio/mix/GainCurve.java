package io.asciichat.core.audio.mix;

import io.asciichat.core.audio.CompressorCurve;
import io.asciichat.core.audio.dsp.Decibels;

/**
 * A {@link CompressorCurve} as a table: computing logarithms for each block of each mix would take
 * longer than all the rest. Between two entries the curve is a straight line, which errs by less
 * than 0.001 dB.
 */
final class GainCurve {
  /** Bits of a float's fraction that select an entry: 128 entries for each doubling of power. */
  private static final int FRACTION_BITS = 7;

  private static final int UNUSED_BITS = 23 - FRACTION_BITS;
  private static final float UNUSED_SIZE = 1 << UNUSED_BITS;

  /** Powers up to 2^20 have entries, more than any sum of voices can have. */
  private static final int LAST_ENTRY = 127 + 20 << FRACTION_BITS;

  private final int firstEntry;
  private final float[] table;

  GainCurve(CompressorCurve curve) {
    float quiet = (float) Decibels.toPower(curve.thresholdDb() - curve.kneeDb() / 2);
    firstEntry = Float.floatToRawIntBits(quiet) >> UNUSED_BITS;
    table = new float[LAST_ENTRY - firstEntry + 2];
    for (int i = 0; i < table.length; i++) {
      float power = Float.intBitsToFloat(firstEntry + i << UNUSED_BITS);
      table[i] = (float) curve.gainDb(Decibels.ofPower(power));
    }
  }

  /** The gain in dB, 0 or less, at this power, 0 or more. */
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
