package io.asciichat.core.client;

import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.audio.dsp.LevelFollower;
import io.asciichat.core.port.AudioSource;

/** The loudness of a stream, for people to look at. One loop measures; any thread may read. */
public final class LevelMeter {
  private static final double ATTACK_MILLIS = 10;
  private static final double RELEASE_MILLIS = 300;

  /** How fast the peak falls, as on the peak programme meters of IEC 60268-10, type I. */
  private static final double PEAK_DB_PER_SECOND = 20 / 1.7;

  private final LevelFollower follower = new LevelFollower(ATTACK_MILLIS, RELEASE_MILLIS);
  private volatile double rmsDb = Decibels.SILENCE;
  private volatile double peakDb = Decibels.SILENCE;

  /** A meter that shows silence. */
  public LevelMeter() {}

  /** Measures the next piece of the stream, 20 ms or shorter. */
  public void measure(float[] samples, int offset, int count) {
    float peak = 0;
    for (int i = offset; i < offset + count; i++) {
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    double fallen = peakDb - PEAK_DB_PER_SECOND * count / AudioSource.SAMPLE_RATE;
    peakDb = Math.max(Decibels.ofAmplitude(peak), fallen);
    rmsDb = follower.update(samples, offset, count);
  }

  /** Shows silence from now on. */
  public void reset() {
    follower.reset();
    rmsDb = Decibels.SILENCE;
    peakDb = Decibels.SILENCE;
  }

  /** The loudness: RMS, risen with 10 and fallen with 300 ms; dB of full scale, from −120. */
  public double rmsDb() {
    return rmsDb;
  }

  /** The loudest sample, falling by 11.8 dB a second; dB of full scale. */
  public double peakDb() {
    return peakDb;
  }
}
