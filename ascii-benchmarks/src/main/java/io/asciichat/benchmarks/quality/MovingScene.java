package io.asciichat.benchmarks.quality;

/**
 * A disc that moves over the wall behind the face of {@link FacePicture}, from left to right, its
 * own width in eight frames.
 */
final class MovingScene {
  /** Frames until the disc has left. */
  static final int FRAMES = 48;

  private static final double RADIUS = 0.16;
  private static final double STEP = 2 * RADIUS / 8;

  private final Picture behind;
  private final int contrast;

  /**
   * @param contrast how much brighter than what is behind it the disc is, in levels of a channel
   */
  MovingScene(int width, int height, int contrast) {
    this.behind = FacePicture.of(width, height);
    this.contrast = contrast;
  }

  /** The clean picture of a frame. */
  Picture at(int frame) {
    int width = behind.frame().width();
    int height = behind.frame().height();
    return Picture.painted(
        "moving",
        width,
        height,
        (x, y) -> {
          int color = behind.rgb((int) (x * height), (int) (y * height));
          int more = covers(frame, x, y) ? contrast : 0;
          return DrawnPictures.rgb(
              (color >> 16 & 0xff) + more, (color >> 8 & 0xff) + more, (color & 0xff) + more);
        });
  }

  /** Returns whether the disc is at a place. */
  boolean covers(int frame, double x, double y) {
    return Math.hypot(x - RADIUS - frame * STEP, y - 0.5) < RADIUS;
  }

  /**
   * Returns whether the disc was at a place one to three frames ago and is well away from it now.
   */
  boolean hasLeft(int frame, double x, double y) {
    boolean was = false;
    for (int ago = 1; ago <= 3; ago++) {
      was |= frame >= ago && covers(frame - ago, x, y);
    }
    return was && Math.hypot(x - RADIUS - frame * STEP, y - 0.5) > RADIUS + 0.03;
  }
}
