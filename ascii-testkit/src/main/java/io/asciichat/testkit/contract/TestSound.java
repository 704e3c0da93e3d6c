package io.asciichat.testkit.contract;

import io.asciichat.core.port.AudioSource;
import java.util.Random;

/** Sounds to send through something, and what is measured when they come out. */
final class TestSound {
  private TestSound() {}

  static float[] tone(double hertz, double peak, int count) {
    float[] tone = new float[count];
    for (int i = 0; i < count; i++) {
      tone[i] = (float) (peak * Math.sin(2 * Math.PI * hertz * i / AudioSource.SAMPLE_RATE));
    }
    return tone;
  }

  static float[] noise(int count) {
    Random random = new Random(7);
    float[] noise = new float[count];
    for (int i = 0; i < count; i++) {
      noise[i] = random.nextFloat() - 0.5f;
    }
    return noise;
  }

  static double rms(float[] sound, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += (double) sound[i] * sound[i];
    }
    return Math.sqrt(sum / count);
  }

  /** Which part of the power lies in a tone of this frequency, whatever its phase: 0 to 1. */
  static double shareOf(double hertz, float[] sound, int from, int count) {
    double sine = 0;
    double cosine = 0;
    for (int i = from; i < from + count; i++) {
      double angle = 2 * Math.PI * hertz * i / AudioSource.SAMPLE_RATE;
      sine += sound[i] * Math.sin(angle);
      cosine += sound[i] * Math.cos(angle);
    }
    double amplitude = 2 * Math.hypot(sine, cosine) / count;
    double rms = rms(sound, from, count);
    return amplitude * amplitude / 2 / (rms * rms);
  }
}
