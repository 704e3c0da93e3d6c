package io.asciichat.core.audio.echo;

import java.util.Random;

/** Voices and rooms for the tests of echo cancelling. */
final class EchoSounds {
  static final int SECOND = 48_000;

  private EchoSounds() {}

  /** Syllables of a gliding buzz and of noise, as uneven and as coloured as a voice. */
  static float[] voice(int count, long seed) {
    Random random = new Random(seed);
    float[] sound = new float[count];
    double pitch = 90 + 23 * (seed % 7);
    double phase = 0;
    double once = 0;
    double twice = 0;
    for (int i = 0; i < count; i++) {
      double t = i / (double) SECOND;
      phase += (pitch + 20 * Math.sin(2 * Math.PI * 0.7 * t + seed)) / SECOND;
      double noise = random.nextGaussian();
      boolean unvoiced = Math.sin(2 * Math.PI * 1.3 * t + 2 * seed) > 0.6;
      double buzz = 2 * (phase - Math.floor(phase)) - 1 + 0.05 * noise;
      double syllable = Math.max(0, Math.sin(2 * Math.PI * 3.1 * t + 3 * seed));
      once += 0.25 * ((unvoiced ? 0.3 * noise : buzz) - once);
      twice += 0.25 * (once - twice);
      sound[i] = (float) Math.clamp(0.25 * twice * syllable, -1, 1);
    }
    return sound;
  }

  static float[] tone(int count, double pitch) {
    float[] sound = new float[count];
    for (int i = 0; i < count; i++) {
      sound[i] = (float) (0.3 * Math.sin(2 * Math.PI * pitch * i / SECOND));
    }
    return sound;
  }

  /** A sung vowel with vibrato and two formants, in a room that is not quite silent. */
  static float[] vowel(int count, double pitch) {
    Random random = new Random(1);
    float[] sound = new float[count];
    double phase = 0;
    float[] throat = new float[2];
    float[] mouth = new float[2];
    for (int i = 0; i < count; i++) {
      double vibrato = 1 + 0.002 * Math.sin(2 * Math.PI * 5.5 * i / SECOND);
      phase += pitch * vibrato / SECOND;
      double buzz = 2 * (phase - Math.floor(phase)) - 1 + 0.02 * random.nextGaussian();
      double sung = resonance(mouth, 1200, 0.02 * resonance(throat, 700, 0.02 * buzz));
      sound[i] = (float) (0.2 * sung + 1e-4 * random.nextGaussian());
    }
    return sound;
  }

  /** A resonator of two poles, which fades by 0.26 dB a sample. */
  private static double resonance(float[] state, double pitch, double in) {
    double out = in + 1.94 * Math.cos(2 * Math.PI * pitch / SECOND) * state[0] - 0.9409 * state[1];
    state[1] = state[0];
    state[0] = (float) out;
    return out;
  }

  /**
   * What a microphone hears of speakers: the direct way, exponentially fading noise (Polack's model
   * of reverberation), and a fan at −80 dB.
   *
   * @param fading seconds until the echo has faded by 60 dB
   */
  static float[] room(float[] played, int delay, double fading) {
    Random random = new Random(3);
    int length = (int) (fading * SECOND);
    // One reflection for each eighth sample, on the average, as strong as eight.
    int[] when = new int[length];
    float[] response = new float[length];
    int reflections = 1;
    response[0] = 0.5f;
    for (int i = 1 + random.nextInt(15); i < length; i += 1 + random.nextInt(15)) {
      when[reflections] = i;
      double fades = Math.exp(-6.91 * i / length);
      response[reflections] = (float) (0.03 * Math.sqrt(8) * random.nextGaussian() * fades);
      reflections++;
    }
    float[] heard = new float[played.length];
    for (int i = 0; i < heard.length; i++) {
      heard[i] = (float) (1e-4 * random.nextGaussian());
    }
    for (int i = 0; i < reflections; i++) {
      for (int to = delay + when[i]; to < heard.length; to++) {
        heard[to] += response[i] * played[to - delay - when[i]];
      }
    }
    return heard;
  }

  /** The mean power of a piece, in decibels of full scale. */
  static double level(float[] sound, int from, int count) {
    double sum = 1e-20;
    for (int i = from; i < from + count; i++) {
      sum += (double) sound[i] * sound[i] / count;
    }
    return 10 * Math.log10(sum);
  }

  /** How alike two pieces are, −1 to 1. */
  static double correlation(float[] one, float[] other, int from, int count) {
    double both = 0;
    double first = 1e-30;
    double second = 1e-30;
    for (int i = from; i < from + count; i++) {
      both += (double) one[i] * other[i];
      first += (double) one[i] * one[i];
      second += (double) other[i] * other[i];
    }
    return both / Math.sqrt(first * second);
  }
}
