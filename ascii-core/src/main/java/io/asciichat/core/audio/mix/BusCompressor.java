package io.asciichat.core.audio.mix;

import io.asciichat.core.audio.MixerSettings.Compression;
import io.asciichat.core.audio.dsp.Decibels;

/**
 * Makes a loud mix less loud. The curve is that of the voices' {@link
 * io.asciichat.core.audio.dsp.Compressor}; this one looks at the power of blocks of at most {@link
 * #BLOCK} samples instead of at every sample, because each listener's mix of each tick passes
 * through one, and it can go on where another one is. Within a block the gain runs in a straight
 * line.
 */
final class BusCompressor {
  /** Samples that share one measurement, 1.46 ms: a quarter of a tick. */
  static final int BLOCK = 70;

  /** A smaller reduction is none. */
  private static final float NEARLY_NONE_DB = 1e-3f;

  private final GainCurve curve;
  private final Smoothing smoothing;
  private float gainDb;
  private float gain = 1;

  BusCompressor(Compression settings, GainCurve curve) {
    this.curve = curve;
    smoothing = new Smoothing(settings.releaseMillis(), settings.attackMillis(), BLOCK);
  }

  /** Changes the next samples of the mix in place. */
  void process(float[] samples, int count) {
    for (int start = 0; start < count; start += BLOCK) {
      block(samples, start, Math.min(BLOCK, count - start));
    }
  }

  private void block(float[] samples, int start, int count) {
    float target = curve.gainDb(Samples.meanSquare(samples, start, count));
    if (target == 0 && gainDb == 0) {
      return;
    }
    float before = gain;
    gainDb = smoothing.next(gainDb, target, count);
    if (gainDb > -NEARLY_NONE_DB) {
      gainDb = 0;
    }
    gain = Decibels.toAmplitudeFast(gainDb);
    Samples.rampPart(samples, start, before, gain, count);
  }

  /** The present gain in dB, 0 or less. */
  float gainDb() {
    return gainDb;
  }

  /** Goes on where another one is. */
  void follow(BusCompressor other) {
    gainDb = other.gainDb;
    gain = other.gain;
  }

  void reset() {
    gainDb = 0;
    gain = 1;
  }
}
