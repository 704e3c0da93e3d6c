package io.asciichat.core.cell;

import io.asciichat.core.color.Dither;
import io.asciichat.core.color.Threshold;
import io.asciichat.core.text.CellRow;

/**
 * Blocks of four, six or eight pixels in two colours of a table. The pixels are divided as in
 * 24-bit colour, each group's mean is shown with the table, dithered from cell to cell rather than
 * from pixel to pixel so that the pattern within a cell is the picture's own, and each pixel takes
 * the one of the two colours that is nearer. Where both groups would get the same colour, other
 * colours of their mixtures are tried, so that faint edges stay when that brings the cell nearer.
 */
final class TableBlockChooser extends CellChooser {
  private final BlockSet blocks;
  private final Dither dither;
  private final ColorSplit split;

  // The colours of the cell at hand, by index.
  private int low;
  private int high;

  TableBlockChooser(BlockSet blocks, Dither dither) {
    super(Format.ofBlocks(blocks, true));
    this.blocks = blocks;
    this.dither = dither;
    this.split = new ColorSplit(blocks.pixels());
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    int[] pixels = raster.pixels();
    int width = raster.width();
    int start = y * blocks.rows() * width;
    for (int x = from; x < to; x++) {
      int at = start + 2 * x;
      for (int i = 0; i < blocks.pixels(); i += 2, at += width) {
        split.pixel(i, pixels[at]);
        split.pixel(i + 1, pixels[at + 1]);
      }
      int threshold = Threshold.at(x, y);
      int pattern = split.split();
      low = dither.index(split.low(), threshold);
      high = pattern == 0 ? low : dither.index(split.high(), threshold);
      if (pattern != 0 && low == high) {
        part();
      }
      blocks.put(row, x, low == high ? 0 : split.nearer(rgb(low), rgb(high)), high, low);
    }
  }

  /** Finds two colours that show the cell better than the one that both groups have. */
  private void part() {
    int one = other(split.low(), low);
    int two = other(split.high(), low);
    if (one == low && two == low) {
      return;
    }
    int alone = rgb(low);
    int least = split.error(0, alone, alone);
    int bestLow = low;
    int bestHigh = low;
    for (int i = 1; i < 4; i++) {
      int tryLow = (i & 1) == 0 ? low : one;
      int tryHigh = (i & 2) == 0 ? low : two;
      if (tryLow != tryHigh) {
        int pattern = split.nearer(rgb(tryLow), rgb(tryHigh));
        int error = split.error(pattern, rgb(tryLow), rgb(tryHigh));
        if (error < least) {
          least = error;
          bestLow = tryLow;
          bestHigh = tryHigh;
        }
      }
    }
    low = bestLow;
    high = bestHigh;
  }

  /** The colour of a mixture that is not the given one; the given one when it is not mixed. */
  private int other(int rgb, int index) {
    int first = dither.index(rgb, Threshold.LEVELS - 1);
    return first == index ? dither.index(rgb, 0) : first;
  }

  private int rgb(int index) {
    return dither.table().rgb(index);
  }
}
