package io.asciichat.core.audio.mix;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.audio.MixerSettings.Compression;
import io.asciichat.core.audio.MixerSettings.Crowd;
import io.asciichat.core.audio.MixerSettings.Ducking;
import io.asciichat.core.audio.MixerSettings.SoftClip;

/**
 * What the mixer is meant to compute, in double precision and without any sharing: every listener
 * has gains of its own for every voice, chosen as if its own voice did not exist.
 */
final class ReferenceMixer {
  private static final double RATE = 48_000;

  private final MixerSettings settings;
  private final int seats;
  private final double[] levels;
  private final double[][] gains;
  private final double[] crowds;
  private final double[] gainsDb;

  ReferenceMixer(MixerSettings settings, int seats) {
    this.settings = settings;
    this.seats = seats;
    levels = new double[seats];
    gains = new double[seats][seats];
    crowds = new double[seats];
    gainsDb = new double[seats];
    for (int i = 0; i < seats; i++) {
      crowds[i] = 1;
      java.util.Arrays.fill(gains[i], 1);
    }
  }

  /** The mixes of all listeners. */
  double[][] mix(double[][] voices, int count) {
    for (int i = 0; i < seats; i++) {
      double power = 0;
      for (int n = 0; n < count; n++) {
        power += voices[i][n] * voices[i][n] / count;
      }
      MixerSettings.Detection d = settings.detection();
      levels[i] = smooth(levels[i], power, count, d.attackMillis(), d.releaseMillis());
    }
    double[][] mixes = new double[seats][];
    for (int listener = 0; listener < seats; listener++) {
      mixes[listener] = mixFor(listener, voices, count);
    }
    return mixes;
  }

  private double[] mixFor(int listener, double[][] voices, int count) {
    double reference = 0;
    int speakers = 0;
    for (int i = 0; i < seats; i++) {
      if (i != listener) {
        reference = Math.max(reference, levels[i]);
        speakers += levels[i] > power(settings.detection().speakingDb()) ? 1 : 0;
      }
    }
    double[] mix = new double[count];
    for (int i = 0; i < seats; i++) {
      if (i != listener) {
        double before = gains[listener][i];
        double after = duck(before, levels[i], reference, count);
        gains[listener][i] = after;
        for (int n = 0; n < count; n++) {
          mix[n] += voices[i][n] * (before + (after - before) * (n + 1) / count);
        }
      }
    }
    scale(listener, mix, count, speakers);
    compress(listener, mix, count);
    limit(mix);
    return mix;
  }

  private double duck(double gain, double level, double reference, int count) {
    Ducking d = settings.ducking();
    if (d == null) {
      return 1;
    }
    boolean ducked =
        reference > power(d.thresholdDb()) && level < reference * power(-d.leaderRangeDb());
    double target = ducked ? Math.pow(10, -d.reductionDb() / 20) : 1;
    return smooth(gain, target, count, d.releaseMillis(), d.attackMillis());
  }

  private void scale(int listener, double[] mix, int count, int speakers) {
    Crowd c = settings.crowd();
    if (c == null) {
      return;
    }
    double before = crowds[listener];
    double target = Math.pow(Math.max(1, speakers), -c.exponent());
    crowds[listener] = smooth(before, target, count, c.releaseMillis(), c.attackMillis());
    for (int n = 0; n < count; n++) {
      mix[n] *= before + (crowds[listener] - before) * (n + 1) / count;
    }
  }

  private void compress(int listener, double[] mix, int count) {
    Compression c = settings.compression();
    if (c == null) {
      return;
    }
    for (int start = 0; start < count; start += BusCompressor.BLOCK) {
      int size = Math.min(BusCompressor.BLOCK, count - start);
      double power = 0;
      for (int n = start; n < start + size; n++) {
        power += mix[n] * mix[n] / size;
      }
      double before = Math.pow(10, gainsDb[listener] / 20);
      gainsDb[listener] =
          smooth(
              gainsDb[listener],
              staticGainDb(c, 10 * Math.log10(Math.max(1e-30, power))),
              size,
              c.releaseMillis(),
              c.attackMillis());
      double after = Math.pow(10, gainsDb[listener] / 20);
      for (int n = 0; n < size; n++) {
        mix[start + n] *= before + (after - before) * (n + 1) / size;
      }
    }
  }

  /** Input and output of a compressor with a soft knee, as text books have it. */
  static double staticGainDb(Compression c, double level) {
    double above = level - c.curve().thresholdDb();
    double out;
    if (2 * above < -c.curve().kneeDb()) {
      out = level;
    } else if (2 * Math.abs(above) <= c.curve().kneeDb()) {
      out =
          level
              + (1 / c.curve().ratio() - 1)
                  * Math.pow(above + c.curve().kneeDb() / 2, 2)
                  / (2 * c.curve().kneeDb());
    } else {
      out = c.curve().thresholdDb() + above / c.curve().ratio();
    }
    return out - level;
  }

  private void limit(double[] mix) {
    SoftClip clip = settings.softClip();
    for (int n = 0; n < mix.length; n++) {
      double size = Math.abs(mix[n]);
      if (clip == null) {
        mix[n] = Math.copySign(Math.min(1, size), mix[n]);
      } else if (size > clip.threshold()) {
        double room = 1 - clip.threshold();
        mix[n] =
            Math.copySign(
                clip.threshold() + room * Math.tanh((size - clip.threshold()) / room), mix[n]);
      }
    }
  }

  private static double smooth(
      double value, double target, int count, double risingMillis, double fallingMillis) {
    double millis = target > value ? risingMillis : fallingMillis;
    return target + (value - target) * Math.exp(-count / (millis / 1000 * RATE));
  }

  private static double power(double decibels) {
    return Math.pow(10, decibels / 10);
  }
}
