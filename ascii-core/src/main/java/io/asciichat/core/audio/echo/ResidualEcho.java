package io.asciichat.core.audio.echo;

/**
 * Turns down what an adaptive filter leaves of an echo. How much that is, compared with the echo
 * taken out, is learnt from the quietest moments, in which there is no speech in the room; what is
 * louder than that is speech and stays. One loop; allocates nothing.
 */
final class ResidualEcho {
  /** What is left of an echo varies; up to ten times the expected power is taken for echo. */
  private static final float VARIATION = 10;

  /** Up to four times the expected power, an error is still worth learning from in full. */
  private static final float TRUST = 4;

  /** The least gain: −24 dB. */
  private static final float MIN_GAIN = 0.063f;

  /** The expected part grows by 4 dB a second, until a quiet moment says otherwise. */
  private static final float GROWTH = 1.01f;

  /** How fast a quiet moment is believed: within some 150 ms. */
  private static final float BELIEF = 0.07f;

  /** Rooms answer for some time: the echo's power is held, falling by 1.5 dB a block. */
  private static final float FADING = 0.7f;

  private static final float SILENCE = 1e-9f;

  private float part = 1;
  private float echo;
  private float gain = 1;
  private float trust = 1;

  /** Forgets what it has learnt of a room. */
  void reset() {
    part = 1;
    echo = 0;
    gain = 1;
    trust = 1;
  }

  /**
   * Which part of the last block was probably echo, 0 to 1, and so how far a filter may learn from
   * it (the idea of Valin, 2007).
   */
  float trust() {
    return trust;
  }

  /**
   * Turns a block down in place.
   *
   * @param echoPower the mean power of the echo that was taken out of it
   */
  void suppress(float[] samples, float echoPower) {
    float power = 0;
    for (float sample : samples) {
      power += sample * sample;
    }
    power = power / samples.length + SILENCE;
    echo = Math.max(echoPower, FADING * echo);
    float target = 1;
    if (echo > SILENCE) {
      float now = power / echo;
      part = now < part ? part + BELIEF * (now - part) : Math.min(1, part * GROWTH);
      trust = Math.min(1, TRUST * part * echo / power);
      float speech = 1 - VARIATION * part * echo / power;
      target = Math.max(MIN_GAIN, (float) Math.sqrt(Math.max(0, speech)));
    }
    float step = (target - gain) / samples.length;
    for (int i = 0; i < samples.length; i++) {
      gain += step;
      samples[i] *= gain;
    }
    gain = target;
  }
}
