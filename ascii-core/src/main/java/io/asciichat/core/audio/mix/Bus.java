package io.asciichat.core.audio.mix;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.audio.MixerSettings.Compression;
import io.asciichat.core.audio.MixerSettings.Crowd;
import io.asciichat.core.audio.dsp.SoftClip;
import org.jspecify.annotations.Nullable;

/** The stages that one mix passes through after the sum: crowd scaling, compression, limit. */
final class Bus {
  private static final float NEAR = 1e-3f;

  /** Two buses this near sound alike: 0.01 dB. */
  private static final float NEAR_DB = 0.01f;

  private static final float SNAP = 1e-5f;

  private final @Nullable Smoothing crowdSmoothing;
  private final @Nullable BusCompressor compressor;
  private final SoftClip limit;
  private final float[] samples = new float[Samples.MAX];
  private float crowd = 1;

  /**
   * @param curve that of the settings' compression; null when there is none
   */
  Bus(MixerSettings settings, @Nullable GainCurve curve) {
    Crowd scaling = settings.crowd();
    crowdSmoothing =
        scaling == null
            ? null
            : new Smoothing(scaling.releaseMillis(), scaling.attackMillis(), Samples.MAX);
    Compression compression = settings.compression();
    compressor =
        compression == null || curve == null ? null : new BusCompressor(compression, curve);
    MixerSettings.SoftClip clip = settings.softClip();
    limit = new SoftClip(clip == null ? 1 : clip.threshold());
  }

  /** Where the sum is put and the mix is found. */
  float[] samples() {
    return samples;
  }

  /** Makes a mix of the sum. */
  void process(int count, float crowdTarget) {
    if (crowdSmoothing != null) {
      float before = crowd;
      crowd = crowdSmoothing.next(before, crowdTarget, count, SNAP);
      if (before != 1 || crowd != 1) {
        Samples.rampPart(samples, 0, before, crowd, count);
      }
    }
    if (compressor != null) {
      compressor.process(samples, count);
    }
    limit.process(samples, 0, count);
  }

  /** Goes on as another bus would. */
  void follow(Bus other) {
    crowd = other.crowd;
    if (compressor != null && other.compressor != null) {
      compressor.follow(other.compressor);
    }
  }

  /** Returns whether it makes no audible difference which of the two a sum passes through. */
  boolean soundsLike(Bus other) {
    boolean compressed =
        compressor == null
            || other.compressor == null
            || Math.abs(compressor.gainDb() - other.compressor.gainDb()) < NEAR_DB;
    return compressed && Math.abs(crowd - other.crowd) < NEAR;
  }

  void reset() {
    crowd = 1;
    if (compressor != null) {
      compressor.reset();
    }
  }
}
