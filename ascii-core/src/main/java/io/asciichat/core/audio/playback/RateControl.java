package io.asciichat.core.audio.playback;

/**
 * Decides how much faster than recorded sound is played, so that the delay comes to its target and
 * stays there although two clocks differ. The difference of the clocks is estimated apart from the
 * target, so that a target that jumps is not taken for a clock that runs away: a second-order
 * observer, critically damped with 0.02 rad/s, follows what the delay would be without any
 * correction, and the slope of that is the difference.
 */
final class RateControl {
  /** The largest correction, 0.5 %: a twelfth of a semitone. */
  static final double MAX_CORRECTION = 0.005;

  /** Quartz clocks are within ±100 ppm; ten times that is no clock. */
  private static final double MAX_DRIFT = 0.001;

  /** An error shrinks with a time constant of 5 s. */
  private static final double PER_SECOND = 0.2;

  private static final double BANDWIDTH = 0.02;

  /** Larger surprises, in seconds, are changes of the link and say nothing of clocks. */
  private static final double MAX_SURPRISE = 0.01;

  private boolean following;
  private double expected;
  private double drift;
  private double corrected;

  /** The delay was changed otherwise than by playing faster or slower; seconds, positive longer. */
  void jumped(double seconds) {
    corrected -= seconds;
  }

  /**
   * The delay was measured.
   *
   * @param delay in seconds
   * @param seconds since the last measurement
   */
  void observe(double delay, double seconds) {
    double uncorrected = delay + corrected;
    if (!following) {
      following = true;
      expected = uncorrected;
      return;
    }
    expected += drift * seconds;
    double surprise = Math.clamp(uncorrected - expected, -MAX_SURPRISE, MAX_SURPRISE);
    expected += 2 * BANDWIDTH * seconds * surprise;
    drift = Math.clamp(drift + BANDWIDTH * BANDWIDTH * seconds * surprise, -MAX_DRIFT, MAX_DRIFT);
  }

  /**
   * The correction for a time.
   *
   * @param error delay above its target, in seconds
   * @param seconds how long the correction will last
   * @return −{@link #MAX_CORRECTION} to {@link #MAX_CORRECTION}; positive plays faster
   */
  double correct(double error, double seconds) {
    double correction = Math.clamp(PER_SECOND * error + drift, -MAX_CORRECTION, MAX_CORRECTION);
    corrected += correction * seconds;
    return correction;
  }

  /** How much faster than this machine's the sender's clock runs, as far as known. */
  double drift() {
    return drift;
  }

  /** Playing was interrupted: the delay begins anew, the clocks are the same. */
  void restart() {
    following = false;
    corrected = 0;
  }

  /** Forgets everything. */
  void clear() {
    restart();
    drift = 0;
  }
}
