package io.asciichat.core.audio.playback;

/**
 * How much faster than recorded sound is played, so that the delay comes to its target and stays
 * there although two clocks differ. A proportional and integral controller: the integral part ends
 * up as the difference of the clocks. Critically damped with a natural frequency of 0.05 rad/s: an
 * error shrinks to a third in some 40 s and does not overshoot into an audible wobble.
 */
final class RateControl {
  /** The largest correction, 0.5 %: a twelfth of a semitone. */
  static final double MOST = 0.005;

  /** Quartz clocks are within ±100 ppm; more than ten times that is no clock. */
  private static final double MOST_DRIFT = 0.001;

  private static final double PER_ERROR = 0.1;
  private static final double PER_ERROR_SECOND = 0.0025;

  private double drift;

  /**
   * The correction from now on.
   *
   * @param error delay above its target, in seconds
   * @param seconds since the last call
   * @return −{@link #MOST} to {@link #MOST}; positive plays faster
   */
  double update(double error, double seconds) {
    double free = PER_ERROR * error + drift;
    if (Math.abs(free) < MOST) {
      drift = Math.clamp(drift + PER_ERROR_SECOND * error * seconds, -MOST_DRIFT, MOST_DRIFT);
    }
    return Math.clamp(free, -MOST, MOST);
  }

  /** How much faster than this machine's the sender's clock runs, as far as known. */
  double drift() {
    return drift;
  }

  /** Forgets everything. */
  void clear() {
    drift = 0;
  }
}
