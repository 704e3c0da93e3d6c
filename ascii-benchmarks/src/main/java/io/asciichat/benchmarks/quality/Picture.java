package io.asciichat.benchmarks.quality;

import io.asciichat.core.video.RgbFrame;

/**
 * A test picture.
 *
 * @param name how the tables call it
 * @param frame its pixels
 */
record Picture(String name, RgbFrame frame) {
  /** Gives pixels their colours. */
  @FunctionalInterface
  interface Painter {
    /**
     * The colour at a place, {@code 0xRRGGBB}.
     *
     * @param x from 0, at the left edge, to the picture's width divided by its height
     * @param y from 0, at the upper edge, to 1
     */
    int at(double x, double y);
  }

  /** Paints a picture, looking at the middle of each pixel. */
  static Picture painted(String name, int width, int height, Painter painter) {
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at += 3) {
        put(rgb, at, painter.at((x + 0.5) / height, (y + 0.5) / height));
      }
    }
    return new Picture(name, RgbFrame.of(width, height, rgb));
  }

  /** A picture of pixels {@code 0xRRGGBB}, of which a part is taken. */
  static Picture cut(
      String name, int[] pixels, int stride, int left, int top, int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at += 3) {
        put(rgb, at, pixels[(top + y) * stride + left + x]);
      }
    }
    return new Picture(name, RgbFrame.of(width, height, rgb));
  }

  private static void put(byte[] rgb, int at, int color) {
    rgb[at] = (byte) (color >> 16);
    rgb[at + 1] = (byte) (color >> 8);
    rgb[at + 2] = (byte) color;
  }

  /** The colour of a pixel, {@code 0xRRGGBB}. */
  int rgb(int x, int y) {
    int at = frame.offset() + (y * frame.width() + x) * 3;
    byte[] bytes = frame.array();
    return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
  }
}
