package io.asciichat.testkit.audio;

import io.asciichat.core.port.AudioSource;

/**
 * A microphone without a microphone: a sine tone, continuous or switched on and off, that begins
 * with the first call. A sample depends on its number alone, so any pace of reading gives the same
 * sound.
 *
 * <p>Like a device it keeps one second: who asks less often loses the oldest samples. The tone goes
 * on meanwhile. One thread at a time.
 */
public final class ToneSource implements AudioSource {
  private static final long SECOND = 1_000_000_000L;
  private static final int MILLI = SAMPLE_RATE / 1000;

  private final double hertz;
  private final double peak;
  private final int onSamples;
  private final int periodSamples;
  private boolean started;
  private long start;
  private long position;

  /**
   * A tone that never stops.
   *
   * @param hertz its frequency, above 0 and below half the sample rate
   * @param peak its amplitude, 0 (silence) to 1
   * @throws IllegalArgumentException outside these ranges
   */
  public ToneSource(double hertz, double peak) {
    this(hertz, peak, 1, 0);
  }

  /**
   * A tone that is switched on and off, beginning with on, as a participant who speaks and listens.
   *
   * @param hertz its frequency, above 0 and below half the sample rate
   * @param peak its amplitude, 0 to 1
   * @param onMillis how long it sounds, 1 or more
   * @param offMillis how long it is silent, 0 or more
   * @throws IllegalArgumentException outside these ranges
   */
  public ToneSource(double hertz, double peak, int onMillis, int offMillis) {
    if (!(hertz > 0 && hertz < SAMPLE_RATE / 2.0) || !(peak >= 0 && peak <= 1)) {
      throw new IllegalArgumentException(hertz + " Hz with amplitude " + peak);
    }
    if (onMillis < 1 || offMillis < 0) {
      throw new IllegalArgumentException(onMillis + " ms on, " + offMillis + " ms off");
    }
    this.hertz = hertz;
    this.peak = peak;
    onSamples = Math.multiplyExact(onMillis, MILLI);
    periodSamples = Math.addExact(onSamples, Math.multiplyExact(offMillis, MILLI));
  }

  @Override
  public int read(long now, float[] samples, int offset, int count) {
    if (!started) {
      started = true;
      start = now;
    }
    long due = dueAt(now);
    position = Math.max(position, due - SAMPLE_RATE);
    int given = Math.clamp(due - position, 0, count);
    for (int i = 0; i < given; i++) {
      samples[offset + i] = sample(position + i);
    }
    position += given;
    return given;
  }

  private long dueAt(long now) {
    long elapsed = now - start;
    return elapsed / SECOND * SAMPLE_RATE + elapsed % SECOND * SAMPLE_RATE / SECOND;
  }

  /** The sample of this number, counted from the first call. */
  public float sample(long number) {
    if (number % periodSamples >= onSamples) {
      return 0;
    }
    // Whole turns are taken off first, so that hours do not cost precision.
    double turns = hertz * (number % SAMPLE_RATE) / SAMPLE_RATE;
    long seconds = number / SAMPLE_RATE;
    turns += hertz % 1 * seconds;
    return (float) (peak * Math.sin(2 * Math.PI * (turns % 1)));
  }

  @Override
  public String name() {
    return "tone of " + hertz + " Hz";
  }

  @Override
  public void close() {}
}
