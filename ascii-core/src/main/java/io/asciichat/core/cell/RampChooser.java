package io.asciichat.core.cell;

import io.asciichat.core.color.Rgb;
import io.asciichat.core.text.CellRow;

/** Characters by brightness alone, in the cell's colour: what the C program draws. */
final class RampChooser extends CellChooser {
  private final Ramp ramp;
  private final Ink ink;

  RampChooser(Ramp ramp, Ink ink) {
    super(new Format(1, 1, false, ramp.longest()));
    this.ramp = ramp;
    this.ink = ink;
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
