package io.asciichat.core.audio;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a mixer. Levels are in dB relative to full scale: of the mean square unless stated
 * otherwise, so a sine that reaches 1 has −3 dB. Times are time constants in milliseconds: after
 * one of them a value has gone 63.2 % (1 − 1/e) of its way. The defaults are those of the C
 * program, where it has any (protocol facts, section 10).
 *
 * @param detection how the level of a voice is measured
 * @param ducking makes others quieter while a participant speaks; null switches it off
 * @param crowd makes all quieter when many speak; null switches it off
 * @param strip what cleans each voice
 * @param bus what each mix passes through
 */
public record MixerSettings(
    Detection detection, @Nullable Ducking ducking, @Nullable Crowd crowd, Strip strip, Bus bus) {

  /**
   * The usual gate of a voice: opens at an amplitude of 0.01 and closes at 0.009, as the C
   * program's; 10 ms, 50 ms; and the 50 ms of holding keep it open between the waves of a low
   * voice.
   */
  public static final GateSettings GATE = new GateSettings(-40, 0.915, 10, 50, 50);

  /** Every stage with its default. */
  public static final MixerSettings DEFAULT =
      new MixerSettings(
          Detection.DEFAULT,
          Ducking.DEFAULT,
          Crowd.DEFAULT,
          new Strip(GATE, HighPassFilter.DEFAULT),
          new Bus(Compression.DEFAULT, SoftClip.DEFAULT));

  /** The sum of the others' voices, limited to −1 and 1: no stage does anything. */
  public static final MixerSettings PLAIN_SUM =
      new MixerSettings(Detection.DEFAULT, null, null, new Strip(null, null), new Bus(null, null));

  /** The gate that silences voices that hold no more than noise, if there is one. */
  public @Nullable GateSettings gate() {
    return strip.gate();
  }

  /** The filter that takes rumble out of voices, if there is one. */
  public @Nullable HighPassFilter highPass() {
    return strip.highPass();
  }

  /** The compression that makes loud mixes less loud, if there is any. */
  public @Nullable Compression compression() {
    return bus.compression();
  }

  /** The soft clip of mixes that would be too loud; null for a hard limit. */
  public @Nullable SoftClip softClip() {
    return bus.softClip();
  }

  /** The same with other ducking, or none. */
  public MixerSettings withDucking(@Nullable Ducking other) {
    return new MixerSettings(detection, other, crowd, strip, bus);
  }

  /** The same with other crowd scaling, or none. */
  public MixerSettings withCrowd(@Nullable Crowd other) {
    return new MixerSettings(detection, ducking, other, strip, bus);
  }

  /** The same with another gate, or none. */
  public MixerSettings withGate(@Nullable GateSettings other) {
    return withStrip(new Strip(other, highPass()));
  }

  /** The same with another high-pass, or none. */
  public MixerSettings withHighPass(@Nullable HighPassFilter other) {
    return withStrip(new Strip(gate(), other));
  }

  private MixerSettings withStrip(Strip other) {
    return new MixerSettings(detection, ducking, crowd, other, bus);
  }

  /** The same with other compression, or none. */
  public MixerSettings withCompression(@Nullable Compression other) {
    return withBus(new Bus(other, softClip()));
  }

  /** The same with another soft clip, or none. */
  public MixerSettings withSoftClip(@Nullable SoftClip other) {
    return withBus(new Bus(compression(), other));
  }

  private MixerSettings withBus(Bus other) {
    return new MixerSettings(detection, ducking, crowd, strip, other);
  }

  /**
   * Stages of one voice, as of a strip of a mixing desk.
   *
   * @param gate silences voices that hold no more than noise; null switches it off
   * @param highPass takes rumble out of voices; null switches it off
   */
  public record Strip(@Nullable GateSettings gate, @Nullable HighPassFilter highPass) {}

  /**
   * Stages of one mix, as of a bus of a mixing desk.
   *
   * @param compression makes loud mixes less loud; null switches it off
   * @param softClip rounds off what would be too loud; null leaves a hard limit at −1 and 1
   */
  public record Bus(@Nullable Compression compression, @Nullable SoftClip softClip) {}

  /**
   * Measurement of a voice's level: the mean square of each tick, smoothed.
   *
   * @param attackMillis while it rises, above 0
   * @param releaseMillis while it falls, above 0: long enough to bridge the pauses between words
   * @param speakingDb above this level a participant speaks
   */
  public record Detection(double attackMillis, double releaseMillis, double speakingDb) {
    /** 10 ms, 100 ms, −60 dB. */
    public static final Detection DEFAULT = new Detection(10, 100, -60);

    /** Checks the ranges above. */
    public Detection {
      Ranges.times(attackMillis, releaseMillis);
      Ranges.negative("level of speech", speakingDb);
    }
  }

  /**
   * Ducking: while the loudest voice is above the threshold, voices far below it are made quieter.
   *
   * @param thresholdDb the level that the loudest voice must be above
   * @param leaderRangeDb voices less than this below the loudest are left alone, 0 or more
   * @param reductionDb what the others lose, 0 or more
   * @param attackMillis how fast they become quieter, above 0
   * @param releaseMillis how fast they become louder again, above 0
   */
  public record Ducking(
      double thresholdDb,
      double leaderRangeDb,
      double reductionDb,
      double attackMillis,
      double releaseMillis) {
    /** −45 dB; 6 dB; 6 dB; 10 ms, 200 ms. */
    public static final Ducking DEFAULT = new Ducking(-45, 6, 6, 10, 200);

    /** Checks the ranges above. */
    public Ducking {
      Ranges.times(attackMillis, releaseMillis);
      Ranges.negative("threshold", thresholdDb);
      Ranges.notNegative("range of the leaders", leaderRangeDb);
      Ranges.notNegative("reduction", reductionDb);
    }
  }

  /**
   * Crowd scaling: the mix of k voices that speak is multiplied by k to the power of minus the
   * exponent.
   *
   * @param exponent 0 to 1; 0.5 keeps the power of independent voices
   * @param attackMillis how fast the mix becomes quieter, above 0
   * @param releaseMillis how fast it becomes louder again, above 0
   */
  public record Crowd(double exponent, double attackMillis, double releaseMillis) {
    /** 0.5; 10 ms, 200 ms. */
    public static final Crowd DEFAULT = new Crowd(0.5, 10, 200);

    /** Checks the ranges above. */
    public Crowd {
      Ranges.times(attackMillis, releaseMillis);
      if (!(exponent >= 0 && exponent <= 1)) {
        throw new IllegalArgumentException("exponent must be 0 to 1, not " + exponent);
      }
    }
  }

  /**
   * High-pass of a voice: second order, Butterworth.
   *
   * @param hertz where it takes 3 dB, above 0 and below 24,000
   */
  public record HighPassFilter(double hertz) {
    /** 80 Hz, below every voice. */
    public static final HighPassFilter DEFAULT = new HighPassFilter(80);

    /** Checks the range above. */
    public HighPassFilter {
      if (!(hertz > 0 && hertz < 24_000)) {
        throw new IllegalArgumentException("no high-pass at " + hertz + " Hz");
      }
    }
  }

  /**
   * Compression of a mix.
   *
   * @param curve how much quieter which level becomes
   * @param attackMillis how fast it becomes quieter, above 0
   * @param releaseMillis how fast it becomes louder again, above 0
   */
  public record Compression(CompressorCurve curve, double attackMillis, double releaseMillis) {
    /** Above −10 dB 4:1, a knee of 2 dB; 10 ms, 100 ms. */
    public static final Compression DEFAULT =
        new Compression(new CompressorCurve(-10, 4, 2, 0), 10, 100);

    /** Checks the ranges above. */
    public Compression {
      Ranges.times(attackMillis, releaseMillis);
    }
  }

  /**
   * Soft clipping of a mix: {@code t + (1 − t) · tanh((x − t) / (1 − t))} above the threshold t.
   * That begins with the slope 1 and ends at 1, whatever comes. (With t = 0.7 tanh is 3.33 times as
   * steep; the C program's 3 bends the curve at t, where the slope falls to 0.9.)
   *
   * @param threshold amplitude that is still left alone, 0 or more, below 1
   */
  public record SoftClip(double threshold) {
    /** 0.7. */
    public static final SoftClip DEFAULT = new SoftClip(0.7);

    /** Checks the range above. */
    public SoftClip {
      if (!(threshold >= 0 && threshold < 1)) {
        throw new IllegalArgumentException("threshold must be 0 to below 1, not " + threshold);
      }
    }
  }
}
