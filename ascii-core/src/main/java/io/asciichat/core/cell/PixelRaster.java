package io.asciichat.core.cell;

/** The pixels of a frame: {@code 0xRRGGBB}, row by row. Reused from frame to frame. */
public final class PixelRaster {
  private final int width;
  private int[] pixels = {};

  /**
   * @param width pixels in a row
   */
  public PixelRaster(int width) {
    this.width = width;
  }

  /** Takes the pixels of the next frame. */
  public void show(int[] next) {
    pixels = next;
  }

  /** Pixels in a row. */
  public int width() {
    return width;
  }

  /** All pixels. Not to be written. */
  public int[] pixels() {
    return pixels;
  }
}
