package io.asciichat.media.image;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.media.common.MediaLimits;

/**
 * Pixels as 0xRRGGBB, row by row, and their way into a frame.
 *
 * @param width pixels in a row
 * @param height rows
 * @param pixels {@code width * height} of them; the upper eight bits are ignored
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Raster(int width, int height, int[] pixels) {
  /**
   * The picture as a frame of at most the module's longest side, each pixel being the mean of those
   * it stands for.
   */
  RgbFrame toFrame(BufferPool pool, Orientation orientation) {
    double scale = Math.min(1.0, (double) MediaLimits.MAX_SIDE / Math.max(width, height));
    int scaledWidth = Math.max(1, (int) Math.round(width * scale));
    int scaledHeight = Math.max(1, (int) Math.round(height * scale));
    int size = scaledWidth * scaledHeight * 3;
    PooledBuffer buffer = pool.take(size).length(size);
    byte[] row = new byte[scaledWidth * 3];
    for (int y = 0; y < scaledHeight; y++) {
      int top = (int) ((long) y * height / scaledHeight);
      int bottom = (int) ((long) (y + 1) * height / scaledHeight);
      for (int x = 0; x < scaledWidth; x++) {
        int left = (int) ((long) x * width / scaledWidth);
        int right = (int) ((long) (x + 1) * width / scaledWidth);
        mean(left, top, right, bottom, row, x * 3);
      }
      orientation.place(row, y, scaledWidth, scaledHeight, buffer.array(), 0);
    }
    return orientation.swapsSides()
        ? new RgbFrame(buffer, 0, scaledHeight, scaledWidth)
        : new RgbFrame(buffer, 0, scaledWidth, scaledHeight);
  }

  /** Makes all pixels of one colour, 0xRRGGBB, black: it stands for transparency. */
  void blacken(int color) {
    for (int i = 0; i < pixels.length; i++) {
      if ((pixels[i] & 0xffffff) == color) {
        pixels[i] = 0;
      }
    }
  }

  private void mean(int left, int top, int right, int bottom, byte[] to, int at) {
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int i = y * width + left; i < y * width + right; i++) {
        red += pixels[i] >> 16 & 0xff;
        green += pixels[i] >> 8 & 0xff;
        blue += pixels[i] & 0xff;
      }
    }
    long count = (long) (right - left) * (bottom - top);
    to[at] = (byte) ((red + count / 2) / count);
    to[at + 1] = (byte) ((green + count / 2) / count);
    to[at + 2] = (byte) ((blue + count / 2) / count);
  }
}
