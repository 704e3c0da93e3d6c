package io.asciichat.core.audio.mix;

import io.asciichat.core.audio.MixerSettings.Ducking;
import io.asciichat.core.audio.dsp.Decibels;
import org.jspecify.annotations.Nullable;

/** Decides how loud a voice is to be beside the loudest one. */
final class Duck {
  private static final float SNAP = 1e-4f;

  private final boolean on;
  private final float threshold;
  private final float range;
  private final float reduced;
  private final Smoothing smoothing;

  Duck(@Nullable Ducking settings) {
    on = settings != null;
    Ducking used = settings == null ? Ducking.DEFAULT : settings;
    threshold = (float) Decibels.toPower(used.thresholdDb());
    range = (float) Decibels.toPower(-used.leaderRangeDb());
    reduced = (float) Decibels.toAmplitude(-used.reductionDb());
    smoothing = new Smoothing(used.releaseMillis(), used.attackMillis(), Samples.MAX);
  }

  /** Returns whether a voice of this level makes others quieter. */
  boolean ducks(float level) {
    return on && level > threshold;
  }

  /**
   * The gain one tick later.
   *
   * @param level of the voice, as a power
   * @param reference level of the loudest voice
   */
  float next(float gain, float level, float reference, int samples) {
    float target = ducks(reference) && level < reference * range ? reduced : 1;
    return gain == target ? target : smoothing.next(gain, target, samples, SNAP);
  }
}
