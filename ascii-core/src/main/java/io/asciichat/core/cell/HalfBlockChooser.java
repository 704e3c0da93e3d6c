package io.asciichat.core.cell;

import io.asciichat.core.glyph.BlockGlyphs;
import io.asciichat.core.text.CellRow;
import io.asciichat.core.text.Output;

/** Two pixels a cell, each in its own colour. */
final class HalfBlockChooser extends CellChooser {
  static final int UPPER = Output.packGlyph(BlockGlyphs.HALF.codePoint(1));
  static final int LOWER = Output.packGlyph(BlockGlyphs.HALF.codePoint(2));
  static final int FULL = Output.packGlyph(BlockGlyphs.HALF.codePoint(3));

  private final Ink ink;

  HalfBlockChooser(Ink ink) {
    super(new CellFormat(1, 2, true, Output.length(FULL)));
    this.ink = ink;
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    int[] pixels = raster.pixels();
    int upper = 2 * y * raster.width();
    int lower = upper + raster.width();
    for (int x = from; x < to; x++) {
      int top = ink.of(pixels[upper + x], x, 2 * y);
      int bottom = ink.of(pixels[lower + x], x, 2 * y + 1);
      row.backgrounds[x] = bottom;
      if (top == bottom) {
        row.glyphs[x] = CellRow.SPACE;
        row.inverses[x] = FULL;
        row.foregrounds[x] = CellRow.ANY;
      } else {
        row.glyphs[x] = UPPER;
        row.inverses[x] = LOWER;
        row.foregrounds[x] = top;
      }
    }
  }
}
