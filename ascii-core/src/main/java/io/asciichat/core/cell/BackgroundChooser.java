package io.asciichat.core.cell;

import io.asciichat.core.color.Rgb;
import io.asciichat.core.text.CellRow;

/**
 * The cell's colour as background, under a character by brightness in black or white, whichever
 * stands out: what the C program draws.
 */
final class BackgroundChooser extends CellChooser {
  /** From this luminance on black stands out better, as in the C program. */
  private static final int BRIGHT = 128;

  private static final int WHITE = 0xffffff;

  private final Ramp ramp;
  private final Ink ink;
  private final int black;
  private final int white;

  BackgroundChooser(Ramp ramp, Ink ink) {
    super(new Format(1, 1, true, ramp.longest()));
    this.ramp = ramp;
    this.ink = ink;
    this.black = ink.of(0, 0, 0);
    this.white = ink.of(WHITE, 0, 0);
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    int[] glyphs = ramp.glyphs();
    int start = y * raster.width();
    for (int x = from; x < to; x++) {
      int rgb = raster.pixels()[start + x];
      int luminance = Rgb.luminance(rgb);
      int glyph = glyphs[luminance];
      row.glyphs[x] = glyph;
      row.foregrounds[x] =
          glyph == CellRow.SPACE ? CellRow.ANY : luminance < BRIGHT ? white : black;
      row.backgrounds[x] = ink.of(rgb, x, y);
    }
  }
}
