package io.asciichat.core.audio.mix;

import io.asciichat.core.audio.mix.MixerSettings.SoftClip;
import org.jspecify.annotations.Nullable;

/** Keeps a mix between −1 and 1: softly, or by a hard limit when there is no soft clip. */
final class Limit {
  private static final int STEPS = 128;

  /** From here on the hyperbolic tangent is 1 as far as a float can tell. */
  private static final int LARGEST = 9;

  private static final float[] TANH = table();

  private final float threshold;

  Limit(@Nullable SoftClip softClip) {
    threshold = softClip == null ? 1 : (float) softClip.threshold();
  }

  private static float[] table() {
    float[] table = new float[LARGEST * STEPS + 2];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) Math.tanh(i / (double) STEPS);
    }
    return table;
  }

  /** Changes samples in place. */
  void process(float[] samples, int count) {
    if (Samples.peak(samples, count) <= threshold) {
      return;
    }
    int allowed = Float.floatToRawIntBits(threshold);
    for (int i = 0; i < count; i++) {
      if ((Float.floatToRawIntBits(samples[i]) & Integer.MAX_VALUE) > allowed) {
        samples[i] = limited(samples[i]);
      }
    }
  }

  /** One sample. */
  float limited(float sample) {
    float above = Math.abs(sample) - threshold;
    if (!(above > 0)) {
      return sample;
    }
    float room = 1 - threshold;
    float limited = room == 0 ? 1 : threshold + room * tanh(above / room);
    return Math.copySign(Math.min(1, limited), sample);
  }

  /** The hyperbolic tangent of 0 or more, from a table with straight lines between its entries. */
  private static float tanh(float x) {
    float place = Math.min(x, LARGEST) * STEPS;
    int entry = (int) place;
    return TANH[entry] + (TANH[entry + 1] - TANH[entry]) * (place - entry);
  }
}
