package io.asciichat.core.cell;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.glyph.BlockGlyphs;
import io.asciichat.core.text.CellRow;
import io.asciichat.core.text.Output;

/**
 * Two pixels a cell, each in its own colour: the lower half on a ground, or the ground alone. Some
 * fonts do not reach the upper edge of their cells, and what the upper half or a full block leaves
 * there is a line of the other colour. These two are used nevertheless where colours come from a
 * table: they save up to a third of the text, and mixed colours hide the lines.
 */
final class HalfBlockChooser extends CellChooser {
  static final int UPPER = Output.packGlyph(BlockGlyphs.HALF.codePoint(1));
  static final int LOWER = Output.packGlyph(BlockGlyphs.HALF.codePoint(2));
  static final int FULL = Output.packGlyph(BlockGlyphs.HALF.codePoint(3));

  private final Ink ink;
  private final int inverseOfLower;
  private final int inverseOfSpace;

  HalfBlockChooser(Ink ink) {
    super(new Format(1, 2, true, Output.length(FULL)));
    this.ink = ink;
    boolean exact = ink.level() == ColorLevel.TRUECOLOR;
    this.inverseOfLower = exact ? 0 : UPPER;
    this.inverseOfSpace = exact ? 0 : FULL;
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    int[] pixels = raster.pixels();
    int upper = 2 * y * raster.width();
    int lower = upper + raster.width();
    for (int x = from; x < to; x++) {
      int top = ink.of(pixels[upper + x], x, 2 * y);
      int bottom = ink.of(pixels[lower + x], x, 2 * y + 1);
      row.backgrounds[x] = top;
      if (top == bottom) {
        row.glyphs[x] = CellRow.SPACE;
        row.inverses[x] = inverseOfSpace;
        row.foregrounds[x] = CellRow.ANY;
      } else {
        row.glyphs[x] = LOWER;
        row.inverses[x] = inverseOfLower;
        row.foregrounds[x] = bottom;
      }
    }
  }
}
