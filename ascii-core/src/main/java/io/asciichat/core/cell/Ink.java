package io.asciichat.core.cell;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.color.ColorTable;
import io.asciichat.core.color.Dither;
import io.asciichat.core.color.Rgb;
import io.asciichat.core.color.Threshold;
import io.asciichat.core.text.CellRow;
import org.jspecify.annotations.Nullable;

/**
 * The colours a cell may have, as its row's writer expects them: 24-bit ones as they are, those of
 * a table by index and dithered, none at all.
 *
 * @param level how many there are
 * @param dither finds them in a table; null where there is none
 */
record Ink(ColorLevel level, @Nullable Dither dither) {
  /** For characters on the terminal's background. */
  static Ink ofCharacters(ColorLevel level) {
    return switch (level) {
      case EIGHT -> new Ink(level, Dither.characters(ColorTable.EIGHT));
      case SIXTEEN -> new Ink(level, Dither.characters(ColorTable.SIXTEEN));
      case COLORS_256 -> new Ink(level, Dither.characters(ColorTable.XTERM));
      case NONE, TRUECOLOR -> new Ink(level, null);
    };
  }

  /** For areas of colour. */
  static Ink ofAreas(ColorLevel level) {
    return switch (level) {
      case EIGHT -> new Ink(level, Dither.areas(ColorTable.EIGHT));
      case SIXTEEN -> new Ink(level, Dither.areas(ColorTable.SIXTEEN));
      case COLORS_256 -> new Ink(level, Dither.areas(ColorTable.XTERM));
      case NONE, TRUECOLOR -> new Ink(level, null);
    };
  }

  /**
   * The colour for a place.
   *
   * @param rgb the one wanted
   * @param x where, in cells or pixels
   * @param y where, likewise
   */
  int of(int rgb, int x, int y) {
    if (dither != null) {
      return dither.index(rgb, Threshold.at(x, y));
    }
    return level == ColorLevel.NONE ? CellRow.DEFAULT : rgb;
  }

  /**
   * The colour for a place that has the hue of the one wanted at its brightest, where brightness is
   * told by the character.
   *
   * @param rgb the one wanted
   * @param x where, in cells
   * @param y where, likewise
   */
  int ofHue(int rgb, int x, int y) {
    return of(Rgb.scale(rgb, 255 * 256 / Math.max(1, Rgb.brightest(rgb))), x, y);
  }

  /** Luminance of a colour that it has given, 1 to 255; the terminal's own counts as white. */
  int luminance(int color) {
    int rgb = dither == null || color < 0 ? color : dither.table().rgb(color);
    return color == CellRow.DEFAULT ? 255 : Math.max(1, Rgb.luminance(rgb));
  }
}
