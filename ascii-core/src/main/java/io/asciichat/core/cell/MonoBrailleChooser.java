package io.asciichat.core.cell;

import io.asciichat.core.color.Rgb;
import io.asciichat.core.color.Threshold;
import io.asciichat.core.text.CellRow;
import java.util.Arrays;

/**
 * Dots without colour. A dot is set where the picture is brighter than a threshold that follows the
 * brightness around the cell, so that features show in bright and in dark places, and that the
 * dithering pattern shifts a little. Full dithering would tell every shade, and nothing could be
 * recognised among the dots.
 */
final class MonoBrailleChooser extends CellChooser {
  /**
   * The threshold in the middle of all surroundings. It lies below half of 255 because dots fill a
   * quarter of their fields only. Chosen with the bench, as the two below.
   */
  private static final int MIDDLE = 70;

  /** How much of the distance between the surroundings and the middle it follows. */
  private static final float FOLLOWS = 0.6f;

  /** How far the dithering pattern shifts it, from its lowest to its highest place. */
  private static final int SPAN = 12;

  /** Rows of pixels above and below a cell that belong to its surroundings. */
  private static final int MARGIN = 2;

  private static final int ROWS = 4;
  private static final int SURROUNDING_ROWS = ROWS + 2 * MARGIN;

  /** Pixels of three cells side by side with the margin. */
  private static final int SURROUNDINGS = 3 * 2 * SURROUNDING_ROWS;

  private final BlockSet dots;

  /** Luminance summed over each cell's columns with the margin; one place more at either end. */
  private final int[] sums;

  MonoBrailleChooser(BlockSet dots, int columns) {
    super(Format.ofBlocks(dots, false));
    this.dots = dots;
    this.sums = new int[columns + 2];
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    sum(raster, y, from, to);
    int[] pixels = raster.pixels();
    int width = raster.width();
    int top = y * ROWS;
    for (int x = from; x < to; x++) {
      float around = (float) (sums[x] + sums[x + 1] + sums[x + 2]) / SURROUNDINGS;
      float threshold = MIDDLE + FOLLOWS * (around - MIDDLE);
      int pattern = 0;
      for (int i = 0; i < dots.pixels(); i++) {
        int column = 2 * x + (i & 1);
        int line = top + (i >> 1);
        float shift = ((Threshold.at(column, line) + 0.5f) / Threshold.LEVELS - 0.5f) * SPAN;
        boolean set = Rgb.luminance(pixels[line * width + column]) + shift > threshold;
        pattern |= set ? 1 << i : 0;
      }
      row.put(x, pattern == 0 ? CellRow.SPACE : dots.glyph(pattern));
    }
  }

  /**
   * Sums the columns of all cells of the run and of one on either side; the picture's edge goes on.
   */
  private void sum(PixelRaster raster, int y, int from, int to) {
    int[] pixels = raster.pixels();
    int width = raster.width();
    int last = pixels.length / width - 1;
    Arrays.fill(sums, from, to + 2, 0);
    for (int line = y * ROWS - MARGIN; line < (y + 1) * ROWS + MARGIN; line++) {
      int start = Math.clamp(line, 0, last) * width;
      for (int x = Math.max(0, from - 1); x < Math.min(to + 1, width >> 1); x++) {
        sums[x + 1] +=
            Rgb.luminance(pixels[start + 2 * x]) + Rgb.luminance(pixels[start + 2 * x + 1]);
      }
    }
    if (from == 0) {
      sums[0] = sums[1];
    }
    if (to == width >> 1) {
      sums[to + 1] = sums[to];
    }
  }
}
