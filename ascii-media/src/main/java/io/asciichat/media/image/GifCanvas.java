package io.asciichat.media.image;

import io.asciichat.media.common.MediaLimits;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * The surface that an animation's frames are painted on one after the other. It starts black, and
 * cleared areas become black: what lies behind an animation's transparent parts.
 *
 * <p>A canvas much larger than what is handed out keeps every so many pixels only, so that no file
 * needs more memory than {@code (4 * MAX_SIDE)²} pixels of it.
 */
final class GifCanvas {
  private static final int OPAQUE = 0xff000000;

  private final int step;
  private final Raster raster;
  private int[] previous = new int[0];
  private GifFrame.Disposal disposal = GifFrame.Disposal.KEEP;
  private int left;
  private int top;
  private int right;
  private int bottom;

  /**
   * @param width pixels of the animation's screen, as the file has them
   * @param height likewise
   */
  GifCanvas(int width, int height) {
    step = MediaLimits.readingStep(width, height);
    int columns = Math.ceilDiv(width, step);
    int rows = Math.ceilDiv(height, step);
    raster = new Raster(columns, rows, new int[columns * rows]);
  }

  /** Reads only those pixels of a frame that the canvas keeps; null when it keeps none. */
  @Nullable BufferedImage read(ImageReader reader, int index, GifFrame frame) throws IOException {
    int firstColumn = Math.floorMod(-frame.left(), step);
    int firstRow = Math.floorMod(-frame.top(), step);
    if (firstColumn >= reader.getWidth(index) || firstRow >= reader.getHeight(index)) {
      return null;
    }
    ImageReadParam parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(step, step, firstColumn, firstRow);
    return reader.read(index, parameters);
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

  /**
   * Disposes of the last frame, then paints this one where it is not transparent.
   *
   * @param image as {@link #read} gave it
   */
  void paint(GifFrame frame, @Nullable BufferedImage image) {
    dispose();
    disposal = frame.disposal();
    left = Math.min(Math.ceilDiv(frame.left(), step), raster.width());
    top = Math.min(Math.ceilDiv(frame.top(), step), raster.height());
    right = image == null ? left : Math.min(left + image.getWidth(), raster.width());
    bottom = image == null ? top : Math.min(top + image.getHeight(), raster.height());
    if (disposal == GifFrame.Disposal.RESTORE_PREVIOUS) {
      previous = raster.pixels().clone();
    }
    if (image == null) {
      return;
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
