package io.asciichat.core.cell;

import io.asciichat.core.color.Dither;
import io.asciichat.core.color.Rgb;
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
  /**
   * How often squared luminance counts beside the squares of the three channels: forms are told by
   * brightness.
   */
  private static final int LIGHT_WEIGHT = 12;

  private final BlockSet blocks;
  private final Dither dither;
  private final ColorSplit split;
  private final int[] wanted;
  private final int[] light;
  private int low;
  private int high;

  TableBlockChooser(BlockSet blocks, Dither dither) {
    super(CellFormat.ofBlocks(blocks, true));
    this.blocks = blocks;
    this.dither = dither;
    this.split = new ColorSplit(blocks.pixels());
    this.wanted = new int[blocks.pixels()];
    this.light = new int[blocks.pixels()];
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    int[] pixels = raster.pixels();
    int width = raster.width();
    int start = y * blocks.rows() * width;
    for (int x = from; x < to; x++) {
      int at = start + 2 * x;
      for (int i = 0; i < wanted.length; i += 2, at += width) {
        take(i, pixels[at]);
        take(i + 1, pixels[at + 1]);
      }
      int threshold = Threshold.at(x, y);
      int pattern = split.split();
      low = dither.index(split.low(), threshold);
      high = pattern == 0 ? low : dither.index(split.high(), threshold);
      if (pattern != 0 && low == high) {
        part();
      }
      blocks.put(row, x, low == high ? 0 : nearer(), high, low);
    }
  }

  private void take(int index, int rgb) {
    split.pixel(index, rgb);
    wanted[index] = rgb;
    light[index] = Rgb.luminance(rgb);
  }

  /** Finds two colours that show the cell better than the one that both groups have. */
  private void part() {
    int alone = low;
    long least = error(alone, alone);
    for (int i = 0; i < 4; i++) {
      int one = dither.index(split.low(), (i & 1) == 0 ? 0 : Threshold.LEVELS - 1);
      int other = dither.index(split.high(), (i & 2) == 0 ? 0 : Threshold.LEVELS - 1);
      long error = one == other ? least : error(one, other);
      if (error < least) {
        least = error;
        low = one;
        high = other;
      }
    }
  }

  /** Squared error of the cell when each pixel takes the nearer of two colours. */
  private long error(int one, int other) {
    int first = dither.table().rgb(one);
    int second = dither.table().rgb(other);
    long sum = 0;
    for (int i = 0; i < wanted.length; i++) {
      sum += Math.min(distance(i, first), distance(i, second));
    }
    return sum;
  }

  /** One bit for each pixel that the high colour is nearer to. */
  private int nearer() {
    int first = dither.table().rgb(low);
    int second = dither.table().rgb(high);
    int pattern = 0;
    for (int i = 0; i < wanted.length; i++) {
      pattern |= distance(i, second) < distance(i, first) ? 1 << i : 0;
    }
    return pattern;
  }

  private int distance(int index, int rgb) {
    int red = (wanted[index] >> 16 & 0xff) - (rgb >> 16 & 0xff);
    int green = (wanted[index] >> 8 & 0xff) - (rgb >> 8 & 0xff);
    int blue = (wanted[index] & 0xff) - (rgb & 0xff);
    int off = light[index] - Rgb.luminance(rgb);
    return red * red + green * green + blue * blue + LIGHT_WEIGHT * off * off;
  }
}
