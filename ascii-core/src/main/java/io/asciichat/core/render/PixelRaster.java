package io.asciichat.core.render;

/** The pixels of a frame: {@code 0xRRGGBB}, row by row. Reused from frame to frame. */
final class PixelRaster {
  private final int width;
  private int[] pixels = {};

  /**
   * @param width pixels in a row
   */
  PixelRaster(int width) {
    this.width = width;
  }

  /** Takes the pixels of the next frame. */
  void show(int[] next) {
    pixels = next;
  }

  /** Pixels in a row. */
  int width() {
    return width;
  }

  /** All pixels. Not to be written. */
  int[] pixels() {
    return pixels;
  }
}
