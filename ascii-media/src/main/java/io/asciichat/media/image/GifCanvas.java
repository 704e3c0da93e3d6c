package io.asciichat.media.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * The surface that an animation's frames are painted on one after the other. It starts black, and
 * cleared areas become black: what lies behind an animation's transparent parts.
 */
final class GifCanvas {
  private static final int OPAQUE = 0xff000000;

  private final Raster raster;
  private final int[] previous;
  private GifFrame.Disposal disposal = GifFrame.Disposal.KEEP;
  private int left;
  private int top;
  private int right;
  private int bottom;

  GifCanvas(int width, int height) {
    raster = new Raster(width, height, new int[width * height]);
    previous = new int[width * height];
  }

  /** What is on it now. */
  Raster raster() {
    return raster;
  }

  /** Back to the state before the first frame. */
  void clear() {
    Arrays.fill(raster.pixels(), 0);
    disposal = GifFrame.Disposal.KEEP;
  }

  /** Disposes of the last frame, then paints this one where it is not transparent. */
  void paint(GifFrame frame, BufferedImage image) {
    dispose();
    disposal = frame.disposal();
    left = Math.min(frame.left(), raster.width());
    top = Math.min(frame.top(), raster.height());
    right = Math.min(left + image.getWidth(), raster.width());
    bottom = Math.min(top + image.getHeight(), raster.height());
    if (disposal == GifFrame.Disposal.RESTORE_PREVIOUS) {
      System.arraycopy(raster.pixels(), 0, previous, 0, previous.length);
    }
    int[] row = new int[image.getWidth()];
    for (int y = top; y < bottom; y++) {
      image.getRGB(0, y - top, image.getWidth(), 1, row, 0, image.getWidth());
      for (int x = left; x < right; x++) {
        int pixel = row[x - left];
        if ((pixel & OPAQUE) != 0) {
          raster.pixels()[y * raster.width() + x] = pixel;
        }
      }
    }
  }

  private void dispose() {
    switch (disposal) {
      case KEEP -> {}
      case CLEAR -> {
        for (int y = top; y < bottom; y++) {
          int start = y * raster.width();
          Arrays.fill(raster.pixels(), start + left, start + right, 0);
        }
      }
      case RESTORE_PREVIOUS -> System.arraycopy(previous, 0, raster.pixels(), 0, previous.length);
    }
  }
}
