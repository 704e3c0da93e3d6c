package io.asciichat.core.audio.dsp;

import io.asciichat.core.port.AudioSource;

/** Sounds and measurements for tests, in straightforward mathematics. */
public final class Signals {
  private Signals() {}

  /** A sine of this amplitude that begins at zero. */
  public static float[] sine(double hertz, double amplitude, int count) {
    float[] sound = new float[count];
    for (int i = 0; i < count; i++) {
      sound[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / AudioSource.SAMPLE_RATE));
    }
    return sound;
  }

  /** The root of the mean square. */
  public static double rms(float[] sound, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) sound[i] * sound[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  /** The largest amplitude. */
  public static double peak(float[] sound, int from, int to) {
    double peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(sound[i]));
    }
    return peak;
  }

  /** Samples in so many milliseconds. */
  public static int millis(double millis) {
    return (int) Math.round(millis * AudioSource.SAMPLE_RATE / 1000);
  }
}
