package io.asciichat.testkit.load;

import io.asciichat.core.port.AudioSource;
import java.util.SplittableRandom;

/**
 * Sound that is to a codec and a mixer what speech is: pulses at the pitch of a voice through two
 * resonances that move from vowel to vowel, and hissing between them, three to four syllables a
 * second at −20 dB (RMS). It never pauses, so that whatever is missing later was lost.
 */
final class VoiceSynthesis {
  private static final double RMS = 0.1;

  /** Between syllables it is so much softer: no noise gate closes. */
  private static final double SOFTEST = 0.15;

  /** Part of a syllable that hisses. */
  private static final double CONSONANT = 0.2;

  /**
   * The first two formants of i, e, a, o, u, in Hz, roughly as textbooks of phonetics have them.
   */
  private static final double[][] VOWELS = {
    {270, 2290}, {530, 1840}, {730, 1090}, {570, 840}, {300, 870}
  };

  private final SplittableRandom random;
  private final Resonance low = new Resonance(0.99);
  private final Resonance high = new Resonance(0.985);
  private final double pitch;
  private final int syllable;
  private double phase;

  private VoiceSynthesis(int voice) {
    random = new SplittableRandom(voice);
    pitch = 90 + 17.0 * voice;
    syllable = (int) (AudioSource.SAMPLE_RATE / (3 + voice * 0.13));
  }

  /**
   * So many seconds of a voice, always the same.
   *
   * @param voice its number, 0 or more; a higher one has a higher pitch
   */
  static float[] speak(int voice, int seconds) {
    float[] sound = new float[seconds * AudioSource.SAMPLE_RATE];
    new VoiceSynthesis(voice).fill(sound);
    double power = 0;
    for (float sample : sound) {
      power += sample * sample;
    }
    float gain = (float) (RMS / Math.sqrt(power / sound.length));
    for (int i = 0; i < sound.length; i++) {
      sound[i] = Math.clamp(sound[i] * gain, -1, 1);
    }
    return sound;
  }

  private void fill(float[] sound) {
    for (int i = 0; i < sound.length; i++) {
      double part = i % syllable / (double) syllable;
      if (i % syllable == 0) {
        double[] vowel = VOWELS[random.nextInt(VOWELS.length)];
        low.at(vowel[0]);
        high.at(vowel[1]);
      }
      double loud = SOFTEST + (1 - SOFTEST) * Math.sin(Math.PI * part);
      double noise = random.nextDouble() - 0.5;
      double throat = part < CONSONANT ? noise : pulse(part) + 0.02 * noise;
      sound[i] = (float) (loud * (low.next(throat) + 0.6 * high.next(throat) + 0.05 * noise));
    }
  }

  /** One sample a period; the pitch falls by a tenth in each syllable. */
  private double pulse(double part) {
    phase += pitch * (1.05 - 0.1 * part) / AudioSource.SAMPLE_RATE;
    if (phase < 1) {
      return 0;
    }
    phase -= 1;
    return 1;
  }

  /** A resonance with two poles, of gain 1 or so. */
  private static final class Resonance {
    private final double radius;
    private double twoCos;
    private double last;
    private double beforeLast;

    Resonance(double radius) {
      this.radius = radius;
    }

    void at(double hertz) {
      twoCos = 2 * radius * Math.cos(2 * Math.PI * hertz / AudioSource.SAMPLE_RATE);
    }

    double next(double in) {
      double out = (1 - radius) * in + twoCos * last - radius * radius * beforeLast;
      beforeLast = last;
      last = out;
      return out;
    }
  }
}
