package io.asciichat.core.audio.dsp;

import io.asciichat.core.port.AudioFilter;

/**
 * Keeps sound within the scale without the edges of hard clipping: linear up to a knee, then {@code
 * k + (1 − k) · tanh((x − k) / (1 − k))}, which continues with the same slope and never exceeds 1.
 * The hyperbolic tangent comes from a table, which errs by less than 0.00001.
 */
public final class SoftClip implements AudioFilter {
  private static final int STEPS = 128;

  /** From here on the hyperbolic tangent is 1 as far as a float can tell. */
  private static final int MAX_ARGUMENT = 9;

  private static final float[] TANH = table();

  private final float knee;
  private final float room;

  /**
   * @param knee up to where nothing changes, 0 to 1; 0.7 is −3.1 dB, 1 clips hard
   */
  public SoftClip(double knee) {
    if (!(knee >= 0 && knee <= 1)) {
      throw new IllegalArgumentException("a soft clip's knee cannot be " + knee);
    }
    this.knee = (float) knee;
    this.room = 1 - this.knee;
  }

  private static float[] table() {
    float[] table = new float[MAX_ARGUMENT * STEPS + 2];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) Math.tanh(i / (double) STEPS);
    }
    return table;
  }

  @Override
  public void process(float[] samples, int offset, int count) {
    int allowed = Float.floatToRawIntBits(knee);
    if (peakBits(samples, offset, count) <= allowed) {
      return;
    }
    for (int i = offset; i < offset + count; i++) {
      if ((Float.floatToRawIntBits(samples[i]) & Integer.MAX_VALUE) > allowed) {
        samples[i] = clipped(samples[i]);
      }
    }
  }

  /**
   * The bits of the largest absolute value: those of positive floats are in the order of the
   * floats, and integers are compared in vectors. NaN counts as larger than all.
   */
  private static int peakBits(float[] samples, int offset, int count) {
    int peak = 0;
    for (int i = offset; i < offset + count; i++) {
      peak = Math.max(peak, Float.floatToRawIntBits(samples[i]) & Integer.MAX_VALUE);
    }
    return peak;
  }

  private float clipped(float sample) {
    float above = Math.abs(sample) - knee;
    if (!(above > 0)) {
      return sample;
    }
    float clipped = room == 0 ? 1 : knee + room * tanh(above / room);
    return Math.copySign(Math.min(1, clipped), sample);
  }

  /** The hyperbolic tangent of 0 or more, with straight lines between the table's entries. */
  private static float tanh(float x) {
    float place = Math.min(x, MAX_ARGUMENT) * STEPS;
    int entry = (int) place;
    return TANH[entry] + (TANH[entry + 1] - TANH[entry]) * (place - entry);
  }
}
