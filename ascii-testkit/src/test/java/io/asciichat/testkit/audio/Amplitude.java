package io.asciichat.testkit.audio;

import io.asciichat.core.port.AudioSource;

/** How loud a tone is, by correlation. */
public final class Amplitude {
  private Amplitude() {}

  /** The amplitude of one frequency, whatever its phase; exact over whole periods. */
  public static double of(double hertz, float[] sound) {
    double sine = 0;
    double cosine = 0;
    for (int i = 0; i < sound.length; i++) {
      double angle = 2 * Math.PI * hertz * i / AudioSource.SAMPLE_RATE;
      sine += sound[i] * Math.sin(angle);
      cosine += sound[i] * Math.cos(angle);
    }
    return 2 * Math.hypot(sine, cosine) / sound.length;
  }
}
