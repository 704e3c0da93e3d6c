package io.asciichat.core.audio.dsp;

/**
 * The loudness of a stream: the root of its mean square, smoothed with one time constant while it
 * rises and another while it falls. Both hold for the power, so a tone that begins reaches 63
 * percent of its power, −2 dB, after the attack, and one that ends has fallen by 4.34 dB after each
 * release.
 */
public final class LevelFollower {
  private final double attackMillis;
  private final double releaseMillis;
  private int samples;
  private float attack;
  private float release;
  private double power;

  /**
   * @param attackMillis time constant of rising, 0 or more
   * @param releaseMillis time constant of falling, 0 or more
   */
  public LevelFollower(double attackMillis, double releaseMillis) {
    this.attackMillis = attackMillis;
    this.releaseMillis = releaseMillis;
  }

  /**
   * Follows the next piece, as a whole: pieces should be short against the time constants.
   *
   * @param sound holds the piece
   * @param offset index of its first sample
   * @param count samples, 0 or more
   * @return {@link #decibels()}
   */
  public double update(float[] sound, int offset, int count) {
    double sum = 0;
    for (int i = offset; i < offset + count; i++) {
      sum += sound[i] * sound[i];
    }
    return update(sum, count);
  }

  /**
   * The same for a piece whose squares the caller has already summed.
   *
   * @param sumOfSquares of its samples
   * @param count samples, 0 or more
   */
  public double update(double sumOfSquares, int count) {
    if (count > 0) {
      if (count != samples) {
        samples = count;
        attack = OnePole.coefficient(attackMillis, count);
        release = OnePole.coefficient(releaseMillis, count);
      }
      double mean = sumOfSquares / count;
      power += (mean > power ? attack : release) * (mean - power);
    }
    return decibels();
  }

  /** The level in decibels of full scale; a sine that fills the scale has −3.01. */
  public double decibels() {
    return Decibels.ofPower(power);
  }

  /** Starts over with silence. */
  public void reset() {
    power = 0;
  }
}
