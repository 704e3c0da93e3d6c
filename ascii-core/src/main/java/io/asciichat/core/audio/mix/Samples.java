package io.asciichat.core.audio.mix;

/**
 * Arithmetic on runs of samples. The loops are written so that the compiler makes vector
 * instructions of them; sums keep several partial results for the same reason.
 */
final class Samples {
  /** The most samples that are mixed at once: 10 ms. */
  static final int MAX = 480;

  /** 1, 2, 3 …: how far a ramp has come at each sample. */
  private static final float[] STEPS = steps();

  private Samples() {}

  private static float[] steps() {
    float[] steps = new float[MAX];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i + 1;
    }
    return steps;
  }

  /** Adds to a sum. */
  static void add(float[] sum, float[] samples, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] += samples[i];
    }
  }

  /** Adds to a sum what a changing gain makes of the samples. */
  static void addRamp(float[] sum, float[] samples, float from, float to, int count) {
    float step = (to - from) / count;
    for (int i = 0; i < count; i++) {
      sum[i] += samples[i] * (from + step * STEPS[i]);
    }
  }

  /** Multiplies with a gain that is {@code to} at the last sample. */
  static void ramp(float[] target, float[] samples, float from, float to, int count) {
    float step = (to - from) / count;
    for (int i = 0; i < count; i++) {
      target[i] = samples[i] * (from + step * STEPS[i]);
    }
  }

  /** The same in place, for a part of an array. */
  static void rampPart(float[] samples, int start, float from, float to, int count) {
    float step = (to - from) / count;
    for (int i = 0; i < count; i++) {
      samples[start + i] *= from + step * STEPS[i];
    }
  }

  /** Takes one voice out of a sum. */
  static void subtract(float[] target, float[] sum, float[] samples, int count) {
    for (int i = 0; i < count; i++) {
      target[i] = sum[i] - samples[i];
    }
  }

  /** The mean of the squares. */
  static float meanSquare(float[] samples, int start, int count) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = start;
    int end = start + count;
    for (; i + 7 < end; i += 8) {
      s0 += samples[i] * samples[i];
      s1 += samples[i + 1] * samples[i + 1];
      s2 += samples[i + 2] * samples[i + 2];
      s3 += samples[i + 3] * samples[i + 3];
      s4 += samples[i + 4] * samples[i + 4];
      s5 += samples[i + 5] * samples[i + 5];
      s6 += samples[i + 6] * samples[i + 6];
      s7 += samples[i + 7] * samples[i + 7];
    }
    for (; i < end; i++) {
      s0 += samples[i] * samples[i];
    }
    return (s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7))) / count;
  }
}
