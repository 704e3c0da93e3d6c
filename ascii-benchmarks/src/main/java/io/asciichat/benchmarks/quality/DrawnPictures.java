package io.asciichat.benchmarks.quality;

import io.asciichat.media.picture.TextGrid;
import io.asciichat.media.picture.TextRaster;
import io.asciichat.media.picture.Theme;
import java.util.List;
import java.util.Random;

/** Pictures made here: each is hard in one way, and the same on every machine. */
final class DrawnPictures {
  private static final long SEED = 3;
  private static final int SPOKES = 32;

  private static final String PAGE =
      """
       The quick brown fox jumps
       over the lazy dog. Pack my
       box with five dozen jugs.

       1234567890  +-*/=()[]{}<>
       SPHINX OF BLACK QUARTZ,
       JUDGE MY VOW.""";

  private DrawnPictures() {}

  /** All of them but black. */
  static List<Picture> all(int width, int height) {
    return List.of(
        gradient(width, height),
        wheel(width, height),
        page(width, height),
        FacePicture.of(width, height),
        noise(width, height),
        stripes(width, height),
        edges(width, height));
  }

  /** Grey above and colours below, from dark to bright. */
  static Picture gradient(int width, int height) {
    double span = (double) width / height;
    return Picture.painted(
        "gradient",
        width,
        height,
        (x, y) -> {
          double light = 255 * x / span;
          double red = y < 0.33 ? light : y < 0.66 ? light : light * 0.4;
          double green = y < 0.33 ? light : y < 0.66 ? light * 0.7 : light * 0.6;
          double blue = y < 0.33 ? light : y < 0.66 ? light * 0.3 : light;
          return rgb(red, green, blue);
        });
  }

  /** Hues around, saturation outwards. */
  static Picture wheel(int width, int height) {
    double middle = (double) width / height / 2;
    return Picture.painted(
        "colour wheel",
        width,
        height,
        (x, y) -> {
          double radius = Math.hypot(x - middle, y - 0.5) / 0.48;
          if (radius > 1) {
            return 0x202020;
          }
          double hue = Math.atan2(y - 0.5, x - middle);
          return rgb(
              channel(hue, 0, radius),
              channel(hue, -2 * Math.PI / 3, radius),
              channel(hue, 2 * Math.PI / 3, radius));
        });
  }

  private static double channel(double hue, double turn, double saturation) {
    return 255 * (1 - saturation * (0.5 - 0.5 * Math.cos(hue + turn)));
  }

  /** Black letters on white, four cells each on a terminal of 80×24. */
  static Picture page(int width, int height) {
    int columns = 28;
    TextRaster raster = new TextRaster(Theme.LIGHT, width / columns);
    int rows = Math.ceilDiv(height, raster.cellHeight());
    int across = Math.ceilDiv(width, raster.cellWidth());
    int[] pixels = new int[across * raster.cellWidth() * rows * raster.cellHeight()];
    raster.draw(TextGrid.parse(PAGE, across, rows, Theme.LIGHT), across, rows, pixels);
    return Picture.cut("text page", pixels, across * raster.cellWidth(), 0, 0, width, height);
  }

  /** Dark grey with the noise of a bad camera: nothing to see, everything to flicker. */
  static Picture noise(int width, int height) {
    Random random = new Random(SEED);
    return Picture.painted(
        "noise",
        width,
        height,
        (_, _) -> {
          double light = 96 + 40 * random.nextGaussian();
          return rgb(
              light + 12 * random.nextGaussian(),
              light + 12 * random.nextGaussian(),
              light + 12 * random.nextGaussian());
        });
  }

  /** Nothing. */
  static Picture black(int width, int height) {
    return Picture.painted("black", width, height, (_, _) -> 0);
  }

  /** Stripes that get finer from left to right, until no terminal shows them. */
  static Picture stripes(int width, int height) {
    return Picture.painted(
        "stripes",
        width,
        height,
        (x, y) -> {
          double along = y < 0.5 ? x : x + y - 0.5;
          return rgb(255, 240, 200, 0.5 + 0.5 * Math.sin(20 * along * (1 + 1.5 * along)));
        });
  }

  /** A star of bright and dark wedges with thin rings: edges at all angles. */
  static Picture edges(int width, int height) {
    double middle = (double) width / height / 2;
    return Picture.painted(
        "edges",
        width,
        height,
        (x, y) -> {
          double radius = Math.hypot(x - middle, y - 0.5);
          double turn = Math.atan2(y - 0.5, x - middle) / Math.PI * SPOKES / 2;
          boolean bright = (Math.floorMod((long) Math.floor(turn), 2L) == 0) == radius < 0.36;
          boolean ring = Math.abs(radius - 0.36) < 0.012 || Math.abs(radius - 0.6) < 0.02;
          return ring ? 0xffffff : bright ? 0xd8d8d8 : 0x181818;
        });
  }

  /** A colour from channels that may lie outside 0 to 255. */
  static int rgb(double red, double green, double blue) {
    return level(red) << 16 | level(green) << 8 | level(blue);
  }

  /** A colour made darker. */
  static int rgb(double red, double green, double blue, double light) {
    return rgb(red * light, green * light, blue * light);
  }

  private static int level(double value) {
    return (int) Math.clamp(Math.round(value), 0L, 255L);
  }
}
