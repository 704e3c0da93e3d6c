package io.asciichat.core.cell;

import io.asciichat.core.color.ColorTable;
import io.asciichat.core.color.Dither;
import io.asciichat.core.color.Threshold;
import io.asciichat.core.text.CellRow;

/**
 * Blocks of four, six or eight pixels in two colours of a table: every pixel is dithered by itself,
 * then the two colours that most pixels have stay, and each other pixel takes the one of them that
 * is nearer.
 */
final class TableBlockChooser extends CellChooser {
  private final BlockSet blocks;
  private final Dither dither;
  private final int[] wanted;
  private final int[] indices;

  TableBlockChooser(BlockSet blocks, Dither dither) {
    super(CellFormat.ofBlocks(blocks, true));
    this.blocks = blocks;
    this.dither = dither;
    this.wanted = new int[blocks.pixels()];
    this.indices = new int[blocks.pixels()];
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    int[] pixels = raster.pixels();
    int width = raster.width();
    int top = y * blocks.rows();
    for (int x = from; x < to; x++) {
      int left = 2 * x;
      for (int i = 0; i < indices.length; i++) {
        int column = left + (i & 1);
        int line = top + (i >> 1);
        wanted[i] = pixels[line * width + column];
        indices[i] = dither.index(wanted[i], Threshold.at(column, line));
      }
      int low = mostFrequentBut(-1);
      int high = mostFrequentBut(low);
      blocks.put(row, x, high < 0 ? 0 : pattern(low, high), high, low);
    }
  }

  /** The index that most pixels have, the earliest of equals; -1 when there is no other. */
  private int mostFrequentBut(int excluded) {
    int best = -1;
    int most = 0;
    for (int i = 0; i < indices.length; i++) {
      int index = indices[i];
      if (index != excluded && index != best) {
        int count = 1;
        for (int j = i + 1; j < indices.length; j++) {
          count += indices[j] == index ? 1 : 0;
        }
        if (count > most) {
          most = count;
          best = index;
        }
      }
    }
    return best;
  }

  private int pattern(int low, int high) {
    ColorTable table = dither.table();
    int pattern = 0;
    for (int i = 0; i < indices.length; i++) {
      boolean set =
          indices[i] == high
              || indices[i] != low
                  && distance(wanted[i], table.rgb(high)) < distance(wanted[i], table.rgb(low));
      pattern |= set ? 1 << i : 0;
    }
    return pattern;
  }

  private static int distance(int one, int two) {
    int red = (one >> 16 & 0xff) - (two >> 16 & 0xff);
    int green = (one >> 8 & 0xff) - (two >> 8 & 0xff);
    int blue = (one & 0xff) - (two & 0xff);
    return red * red + green * green + blue * blue;
  }
}
