package io.asciichat.media.camera;

import java.awt.Dimension;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Chooses among the sizes a camera offers. */
final class Resolutions {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  private Resolutions() {}

  /**
   * The size nearest to 640×480: enough for any terminal, and every camera gives it at full speed.
   * A size counts as twice as far away when it is smaller, because detail cannot be won back.
   */
  static Optional<Dimension> choose(Dimension... offered) {
    return Arrays.stream(offered)
        .filter(size -> size.width > 0 && size.height > 0)
        .min(Comparator.comparingDouble(Resolutions::distance));
  }

  private static double distance(Dimension size) {
    return distance(size.width, WIDTH) + distance(size.height, HEIGHT);
  }

  private static double distance(int length, int wanted) {
    double octaves = Math.log((double) length / wanted);
    return octaves < 0 ? -2 * octaves : octaves;
  }
}
