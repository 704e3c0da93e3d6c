package io.asciichat.core.audio.dsp;

/** Tells whether a sound stays below a level. */
public final class Quiet {
  private Quiet() {}

  /**
   * Returns whether all of some samples are below a limit. Looks no further than to the first one
   * that is not, so it costs little where there is speech.
   *
   * @param samples holds them, −1 to 1
   * @param offset index of the first
   * @param count how many, 0 or more
   * @param limit the amplitude that none may reach, above 0
   */
  public static boolean isBelow(float[] samples, int offset, int count, float limit) {
    for (int i = offset; i < offset + count; i++) {
      if (Math.abs(samples[i]) >= limit) {
        return false;
      }
    }
    return true;
  }
}
