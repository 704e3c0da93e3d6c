package io.asciichat.core.color;

/**
 * The places on the screen where a mixture of two colours shows the second one: a fixed pattern, so
 * that a picture that stands still is dithered the same way in each frame. It is interleaved
 * gradient noise (Jorge Jimenez, "Next generation post processing in Call of Duty: Advanced
 * Warfare", SIGGRAPH 2014), which has little of low frequency and no visible grid.
 */
public final class Threshold {
  /** Levels of the pattern: a mixture of n of these shows the second colour n times. */
  public static final int LEVELS = 64;

  private static final int SIDE = 64;
  private static final byte[] PATTERN = new byte[SIDE * SIDE];

  static {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double inner = 0.06711056 * x + 0.00583715 * y;
        double noise = 52.9829189 * (inner - Math.floor(inner));
        PATTERN[y * SIDE + x] = (byte) ((noise - Math.floor(noise)) * LEVELS);
      }
    }
  }

  private Threshold() {}

  /**
   * The pattern at a place, 0 to {@link #LEVELS} − 1.
   *
   * @param x column, 0 or more
   * @param y row, 0 or more
   */
  public static int at(int x, int y) {
    return PATTERN[(y % SIDE) * SIDE + x % SIDE];
  }
}
