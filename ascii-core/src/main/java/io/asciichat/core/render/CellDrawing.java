package io.asciichat.core.render;

import io.asciichat.core.cell.CellChooser;
import io.asciichat.core.cell.CellChoosers;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.glyph.BlockGlyphs;
import io.asciichat.core.glyph.DisplayWidth;

/** Finds what decides about the cells of a viewer's frames. */
final class CellDrawing {
  /** All of ASCII: what the standard palette stands for, because forms need more than its ramp. */
  private static final String ASCII =
      " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

  private CellDrawing() {}

  /**
   * A chooser for one renderer.
   *
   * @param level the colours to use: the viewer's, or fewer when the frame would get too large
   * @param columns cells of a row at the most
   */
  static CellChooser chooserFor(ViewerProfile profile, ColorLevel level, int columns) {
    RenderMode mode =
        RenderFallback.shown(profile.renderMode(), profile.utf8(), profile.look().symbols(), level);
    boolean shapes = profile.look().glyphs() == GlyphChoice.SHAPE;
    String palette = palette(profile);
    return switch (mode) {
      case FOREGROUND ->
          shapes
              ? CellChoosers.shapes(forms(palette), level, columns)
              : CellChoosers.ramp(palette, level);
      case BACKGROUND ->
          shapes
              ? CellChoosers.shapesOnColors(forms(palette), level, columns)
              : CellChoosers.rampOnColors(palette, level);
      case HALF_BLOCK -> CellChoosers.halfBlocks(level, columns);
      case QUADRANT -> CellChoosers.blocks(BlockGlyphs.QUADRANT, level);
      case SEXTANT -> CellChoosers.blocks(BlockGlyphs.SEXTANT, level);
      case OCTANT -> CellChoosers.blocks(BlockGlyphs.OCTANT, level);
      case BRAILLE -> CellChoosers.dots(level, columns);
    };
  }

  private static String forms(String palette) {
    return palette.equals(PaletteType.STANDARD.characters()) ? ASCII : palette;
  }

  /**
   * The characters of the palette a viewer asked for; of the standard one when its terminal cannot
   * show that, or when a custom one holds characters that do not take exactly one column (they
   * would break the picture, or smuggle in escapes).
   */
  static String palette(ViewerProfile profile) {
    String wanted =
        profile.palette() == PaletteType.CUSTOM
            ? profile.customCharacters()
            : profile.palette().characters();
    boolean shown = profile.utf8() || wanted.chars().allMatch(c -> c < 0x80);
    return shown && DisplayWidth.isSingleThroughout(wanted)
        ? wanted
        : PaletteType.STANDARD.characters();
  }
}
