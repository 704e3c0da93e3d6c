package io.asciichat.core.cell;

import io.asciichat.core.color.Rgb;
import io.asciichat.core.color.Threshold;
import io.asciichat.core.text.CellRow;

/**
 * Blocks or dots without colour: each pixel is set or not, so that their number tells the
 * brightness. The order in which they are set as it gets brighter is {@link Threshold}'s.
 */
final class MonoBlockChooser extends CellChooser {
  private final BlockSet blocks;

  MonoBlockChooser(BlockSet blocks) {
    super(CellFormat.ofBlocks(blocks, false));
    this.blocks = blocks;
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    int[] pixels = raster.pixels();
    int width = raster.width();
    int top = y * blocks.rows();
    for (int x = from; x < to; x++) {
      int pattern = 0;
      for (int i = 0; i < blocks.pixels(); i++) {
        int column = 2 * x + (i & 1);
        int line = top + (i >> 1);
        pattern |= bit(pixels[line * width + column], column, line) << i;
      }
      row.put(x, pattern == 0 ? CellRow.SPACE : blocks.glyph(pattern));
    }
  }

  /** 1 where a pixel of this colour is set. */
  static int bit(int rgb, int column, int line) {
    int levels = Rgb.luminance(rgb) * (Threshold.LEVELS + 1) >> 8;
    return Threshold.at(column, line) < levels ? 1 : 0;
  }
}
