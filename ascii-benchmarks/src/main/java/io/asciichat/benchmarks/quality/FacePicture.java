package io.asciichat.benchmarks.quality;

/**
 * A person before a wall, softly lit from the left: what calls show most, drawn with a few
 * ellipses.
 */
final class FacePicture {
  private static final int WALL = 0x5a6a78;
  private static final int SKIN = 0xe0ac8c;
  private static final int HAIR = 0x3a2a20;
  private static final int SHIRT = 0x2f5f8f;
  private static final int LIPS = 0xa85058;
  private static final int WHITE = 0xf0f0ea;
  private static final int PUPIL = 0x201810;

  private FacePicture() {}

  static Picture of(int width, int height) {
    double middle = (double) width / height / 2;
    return Picture.painted("face", width, height, (x, y) -> at(x - middle, y));
  }

  /**
   * The colour at a place.
   *
   * @param x from the middle of the face, in heights of the picture
   */
  private static int at(double x, double y) {
    int color = shaded(WALL, 0.75 + 0.35 * (0.6 - y) - 0.2 * x);
    double shoulders = ellipse(x, y, 0, 1.12, 0.55, 0.34);
    color = over(color, shaded(SHIRT, light(x, 0.5)), shoulders, 40);
    color = over(color, HAIR, ellipse(x, y, 0, 0.38, 0.27, 0.32), 40);
    color = over(color, shaded(SKIN, light(x, 0.2) * 0.75), ellipse(x, y, 0, 0.78, 0.09, 0.16), 40);
    double head = ellipse(x, y, 0, 0.46, 0.205, 0.29);
    color = over(color, shaded(SKIN, light(x, 0.22) - 0.25 * head), head, 40);
    for (int side = -1; side <= 1; side += 2) {
      double eye = 0.085 * side;
      color = over(color, WHITE, ellipse(x, y, eye, 0.43, 0.036, 0.018), 12);
      color = over(color, PUPIL, ellipse(x, y, eye + 0.004, 0.43, 0.015, 0.017), 8);
      color = over(color, HAIR, ellipse(x, y, eye, 0.38, 0.05, 0.01), 5);
    }
    color = over(color, shaded(SKIN, 0.62), ellipse(x, y, 0.012, 0.53, 0.03, 0.012), 4);
    color = over(color, LIPS, ellipse(x, y, 0, 0.62, 0.07, 0.02), 8);
    return over(color, HAIR, ellipse(x, y, -0.02, 0.2, 0.21, 0.085), 14);
  }

  /** Less towards the right, as from a window on the left. */
  private static double light(double x, double width) {
    return 0.92 - 0.38 * Math.clamp(x / width, -0.6, 1);
  }

  /** 0 in the centre, 1 on the edge, more outside. */
  private static double ellipse(
      double x, double y, double centreX, double centreY, double width, double height) {
    return Math.hypot((x - centreX) / width, (y - centreY) / height);
  }

  /**
   * Lays a colour over another inside of an ellipse, with an edge that is soft over 1/sharpness.
   */
  private static int over(int below, int above, double ellipse, double sharpness) {
    double part = Math.clamp((1 - ellipse) * sharpness + 0.5, 0, 1);
    return DrawnPictures.rgb(
        mix(below >> 16 & 0xff, above >> 16 & 0xff, part),
        mix(below >> 8 & 0xff, above >> 8 & 0xff, part),
        mix(below & 0xff, above & 0xff, part));
  }

  private static double mix(int below, int above, double part) {
    return below + (above - below) * part;
  }

  private static int shaded(int color, double light) {
    return DrawnPictures.rgb(color >> 16 & 0xff, color >> 8 & 0xff, color & 0xff, light);
  }
}
