package io.asciichat.core.cell;

import io.asciichat.core.color.Rgb;
import io.asciichat.core.text.CellRow;

/** Characters by brightness alone, in the cell's colour: what the C program draws. */
final class RampChooser implements CellChooser {
  private final Ramp ramp;
  private final Ink ink;

  RampChooser(Ramp ramp, Ink ink) {
    this.ramp = ramp;
    this.ink = ink;
  }

  @Override
  public int pixelColumns() {
    return 1;
  }

  @Override
  public int pixelRows() {
    return 1;
  }

  @Override
  public boolean colorsBackgrounds() {
    return false;
  }

  @Override
  public int longestGlyph() {
    return ramp.longest();
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    int[] glyphs = ramp.glyphs();
    int start = y * raster.width();
    for (int x = from; x < to; x++) {
      int rgb = raster.pixels()[start + x];
      int glyph = glyphs[Rgb.luminance(rgb)];
      row.glyphs[x] = glyph;
      row.foregrounds[x] = glyph == CellRow.SPACE ? CellRow.ANY : ink.of(rgb, x, y);
      row.backgrounds[x] = CellRow.DEFAULT;
    }
  }
}
