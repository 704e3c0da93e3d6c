package io.asciichat.core.cell;

import io.asciichat.core.color.Rgb;
import io.asciichat.core.text.CellRow;

/**
 * Coloured dots on the terminal's own background. Which dots stand is decided as without colour,
 * except that they tell half of the brightness only: the other half is in their colour, so that
 * dark parts keep their forms.
 */
final class ColorBrailleChooser implements CellChooser {
  private final BlockSet dots;
  private final Ink ink;

  ColorBrailleChooser(BlockSet dots, Ink ink) {
    this.dots = dots;
    this.ink = ink;
  }

  @Override
  public int pixelColumns() {
    return dots.columns();
  }

  @Override
  public int pixelRows() {
    return dots.rows();
  }

  @Override
  public boolean colorsBackgrounds() {
    return false;
  }

  @Override
  public int longestGlyph() {
    return dots.longest();
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    int[] pixels = raster.pixels();
    int width = raster.width();
    int top = y * dots.rows();
    for (int x = from; x < to; x++) {
      int pattern = 0;
      int red = 0;
      int green = 0;
      int blue = 0;
      for (int i = 0; i < dots.pixels(); i++) {
        int column = 2 * x + (i & 1);
        int line = top + (i >> 1);
        int rgb = pixels[line * width + column];
        int lifted = Half.of(Rgb.luminance(rgb));
        if (MonoBlockChooser.bit(lifted * 0x010101, column, line) != 0) {
          pattern |= 1 << i;
          red += rgb >> 16 & 0xff;
          green += rgb >> 8 & 0xff;
          blue += rgb & 0xff;
        }
      }
      put(row, x, y, pattern, red, green, blue);
    }
  }

  private void put(CellRow row, int x, int y, int pattern, int red, int green, int blue) {
    row.backgrounds[x] = CellRow.DEFAULT;
    row.inverses[x] = 0;
    if (pattern == 0) {
      row.glyphs[x] = CellRow.SPACE;
      row.foregrounds[x] = CellRow.ANY;
      return;
    }
    int count = Integer.bitCount(pattern);
    int mean = red / count << 16 | green / count << 8 | blue / count;
    int luminance = Math.max(1, Rgb.luminance(mean));
    int factor =
        Math.min(Half.of(luminance) * 256 / luminance, 255 * 256 / Rgb.brightest(mean | 1));
    row.glyphs[x] = dots.glyph(pattern);
    row.foregrounds[x] = ink.of(Rgb.scale(mean, factor), x, y);
  }
}
