package io.asciichat.media.audio;

import io.asciichat.core.port.AudioSource;
import java.util.Random;

/** Sounds for tests and how to compare them. */
public final class Sounds {
  private static final int RATE = AudioSource.SAMPLE_RATE;

  private Sounds() {}

  /** A sine. */
  public static float[] tone(double hertz, double peak, int count) {
    float[] sound = new float[count];
    for (int i = 0; i < count; i++) {
      sound[i] = (float) (peak * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return sound;
  }

  /**
   * Syllables of voiced (a gliding buzz) and unvoiced sound (noise), three a second, low-passed
   * like a voice. Not understandable, but as hard to code and as uneven as speech.
   */
  public static float[] speechLike(int count, long seed) {
    Random random = new Random(seed);
    float[] sound = new float[count];
    double pitch = 90 + 23 * (seed % 7);
    double phase = 0;
    double once = 0;
    double twice = 0;
    for (int i = 0; i < count; i++) {
      double t = i / (double) RATE;
      phase += (pitch + 20 * Math.sin(2 * Math.PI * 0.7 * t + seed)) / RATE;
      double buzz = 2 * (phase - Math.floor(phase)) - 1;
      double noise = random.nextGaussian();
      boolean unvoiced = Math.sin(2 * Math.PI * 1.3 * t + 2 * seed) > 0.6;
      double syllable = Math.max(0, Math.sin(2 * Math.PI * 3.1 * t + 3 * seed));
      once += 0.25 * ((unvoiced ? 0.3 * noise : buzz + 0.05 * noise) - once);
      twice += 0.25 * (once - twice);
      sound[i] = (float) Math.clamp(0.25 * twice * syllable, -1, 1);
    }
    return sound;
  }

  /** The mean power of a piece, in decibels of full scale; −200 for silence. */
  public static double level(float[] sound, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += (double) sound[i] * sound[i];
    }
    return Math.max(-200, 10 * Math.log10(sum / count));
  }

  /**
   * How alike two pieces are, −1 to 1, when the second is late by so many samples.
   *
   * @param lag samples, 0 or more
   */
  public static double correlation(float[] early, float[] late, int from, int count, int lag) {
    double both = 0;
    double one = 1e-30;
    double other = 1e-30;
    for (int i = from; i < from + count; i++) {
      both += (double) early[i] * late[i + lag];
      one += (double) early[i] * early[i];
      other += (double) late[i + lag] * late[i + lag];
    }
    return both / Math.sqrt(one * other);
  }

  /** By how many samples, 0 to most, the second is late: where both are most alike. */
  public static int lag(float[] early, float[] late, int from, int count, int most) {
    int best = 0;
    double highest = -2;
    for (int lag = 0; lag <= most; lag++) {
      double alike = correlation(early, late, from, count, lag);
      if (alike > highest) {
        highest = alike;
        best = lag;
      }
    }
    return best;
  }

  /** The frequency in hertz by counting upward zero crossings between the first and the last. */
  public static double frequency(float[] sound, int from, int count) {
    double first = -1;
    double last = -1;
    int crossings = -1;
    for (int i = from + 1; i < from + count; i++) {
      if (sound[i - 1] < 0 && sound[i] >= 0) {
        last = i - sound[i] / (double) (sound[i] - sound[i - 1]);
        first = first < 0 ? last : first;
        crossings++;
      }
    }
    return crossings * (double) RATE / (last - first);
  }
}
