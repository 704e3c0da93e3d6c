package io.asciichat.core.cell;

import io.asciichat.core.text.CellRow;

/** Blocks of four, six or eight pixels in two 24-bit colours. */
final class BlockChooser implements CellChooser {
  private final BlockSet blocks;
  private final ColorSplit split;

  BlockChooser(BlockSet blocks) {
    this.blocks = blocks;
    this.split = new ColorSplit(blocks.pixels());
  }

  @Override
  public int pixelColumns() {
    return blocks.columns();
  }

  @Override
  public int pixelRows() {
    return blocks.rows();
  }

  @Override
  public boolean colorsBackgrounds() {
    return true;
  }

  @Override
  public int longestGlyph() {
    return blocks.longest();
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
