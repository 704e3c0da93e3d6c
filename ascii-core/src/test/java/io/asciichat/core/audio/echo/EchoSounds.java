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

  static float[] later(float[] sound, int by, float gain) {
    float[] moved = new float[sound.length];
    for (int i = by; i < sound.length; i++) {
      moved[i] = gain * sound[i - by];
    }
    return moved;
  }

  /**
   * What is sent from a room whose speakers play what was sent so long ago, and others.
   *
   * @param way samples from sent to played
   */
  static float[] loop(AdaptiveEchoCanceller canceller, float[] said, float[] others, int way) {
    float[] impulse = new float[10_560];
    impulse[0] = 1;
    float[] response = room(impulse, 480, 0.2);
    float[] sent = new float[said.length];
    float[] played = new float[said.length];
    canceller.delay(960);
    for (int at = 0; at < said.length; at += 480) {
      for (int i = at; i < at + 480; i++) {
        played[i] = others[i] + (i < way ? 0 : sent[i - way]);
        sent[i] = said[i];
      }
      // A room's echo of the last 220 ms; the response begins after 10.
      for (int k = 480; k < response.length; k++) {
        if (Math.abs(response[k]) > 5e-4f) {
          for (int i = Math.max(at, k); i < at + 480; i++) {
            sent[i] += response[k] * played[i - k];
          }
        }
      }
      canceller.played(played, at, 480);
      canceller.process(sent, at, 480);
    }
    return sent;
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
