package io.asciichat.core.audio.dsp;

import io.asciichat.core.audio.CompressorCurve;
import io.asciichat.core.port.AudioFilter;

/**
 * Evens out loud and soft. The gain is found in decibels from the peak of each 16 samples (a third
 * of a millisecond) and smoothed there with the time constants of attack and release (the "smooth,
 * branching" detector of the paper named at {@link CompressorCurve}); between two such steps it
 * changes linearly, so it makes no steps and costs a sixteenth of the logarithms.
 */
public final class Compressor implements AudioFilter {
  /** Samples between two looks at the level. */
  private static final int INTERVAL = 16;

  private final CompressorCurve curve;
  private final float attack;
  private final float release;
  private double gainDb;
  private float gain;
  private float slope;
  private float peak;
  private int left = INTERVAL;

  /**
   * @param curve how much to compress
   * @param attackMillis time constant of growing softer, 0 or more
   * @param releaseMillis time constant of growing louder again, 0 or more
   */
  public Compressor(CompressorCurve curve, double attackMillis, double releaseMillis) {
    this.curve = curve;
    this.attack = OnePole.coefficient(attackMillis, INTERVAL);
    this.release = OnePole.coefficient(releaseMillis, INTERVAL);
    this.gainDb = curve.makeupDb();
    this.gain = (float) Decibels.toAmplitude(gainDb);
  }

  @Override
  public void process(float[] samples, int offset, int count) {
    int i = offset;
    int end = offset + count;
    while (i < end) {
      int until = Math.min(end, i + left);
      left -= until - i;
      for (; i < until; i++) {
        float x = samples[i];
        peak = Math.max(peak, Math.abs(x));
        samples[i] = x * gain;
        gain += slope;
      }
      if (left == 0) {
        look();
      }
    }
  }

  /** The gain now in use, in decibels. */
  public double gainDb() {
    return gainDb;
  }

  private void look() {
    double target = curve.gainDb(Decibels.ofAmplitude(peak));
    gainDb += (target < gainDb ? attack : release) * (target - gainDb);
    slope = ((float) Decibels.toAmplitude(gainDb) - gain) / INTERVAL;
    peak = 0;
    left = INTERVAL;
  }
}
