package io.asciichat.core.server.sound;

import io.asciichat.core.port.AudioSource;

/** The least that a voice's buffer held, in the last one to two seconds of sound; in samples. */
final class HeldSound {
  /** So much sound must be seen before anything is known. */
  private static final int SECOND = AudioSource.SAMPLE_RATE;

  private static final int UNKNOWN = Integer.MAX_VALUE;

  private int seen;
  private int least = UNKNOWN;
  private int leastBefore = UNKNOWN;

  /** Another sound begins. */
  void reset() {
    seen = 0;
    least = UNKNOWN;
    leastBefore = UNKNOWN;
  }

  void see(int samples) {
    least = Math.min(least, samples);
  }

  /** So many samples of sound have passed. */
  void passed(int count) {
    seen += count;
    if (seen >= SECOND && least != UNKNOWN) {
      seen = 0;
      leastBefore = least;
      least = UNKNOWN;
    }
  }

  /** So many samples are held no longer. */
  void gaveBack(int count) {
    least -= least == UNKNOWN ? 0 : count;
    leastBefore -= leastBefore == UNKNOWN ? 0 : count;
  }

  /** How much more than this was always held; 0 when not, or not known yet. */
  int beyond(int needed) {
    return leastBefore == UNKNOWN ? 0 : Math.max(0, Math.min(least, leastBefore) - needed);
  }
}
