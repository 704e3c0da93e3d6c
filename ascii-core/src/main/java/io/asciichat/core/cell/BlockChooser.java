package io.asciichat.core.cell;

import io.asciichat.core.text.CellRow;

/** Blocks of four, six or eight pixels in two 24-bit colours. */
final class BlockChooser extends CellChooser {
  private final BlockSet blocks;
  private final ColorSplit split;

  BlockChooser(BlockSet blocks) {
    super(Format.ofBlocks(blocks, true));
    this.blocks = blocks;
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
      int pattern = split.split();
      blocks.put(row, x, pattern, split.high(), split.low());
    }
  }
}
