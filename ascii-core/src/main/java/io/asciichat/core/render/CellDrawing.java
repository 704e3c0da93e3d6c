package io.asciichat.core.render;

import io.asciichat.core.color.Dither;
import io.asciichat.core.glyph.BlockGlyphs;
import java.util.Objects;

/** Finds what decides about the cells of a viewer's frames. */
final class CellDrawing {
  /** What half blocks without colour are chosen from. */
  private static final String SHADES_AND_HALVES = " ░▒▓█▀▄";

  /** Luminance between two of its shades. */
  private static final int SHADE_STEP = 64;

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
    return switch (mode) {
      case FOREGROUND -> shapes ? shapes(profile, level, columns) : ramp(profile, level);
      case BACKGROUND ->
          shapes
              ? new TwoColorShapeChooser(ShapeTable.of(profile), Ink.ofAreas(level), columns)
              : new BackgroundChooser(Ramp.of(profile, false), Ink.ofAreas(level));
      case HALF_BLOCK ->
          level == ColorLevel.NONE
              ? new FixedShapeChooser(
                  ShapeTable.of(SHADES_AND_HALVES), Ink.ofCharacters(level), SHADE_STEP, columns)
              : new HalfBlockChooser(Ink.ofAreas(level));
      case QUADRANT -> blocks(BlockGlyphs.QUADRANT, level);
      case SEXTANT -> blocks(BlockGlyphs.SEXTANT, level);
      case OCTANT -> blocks(BlockGlyphs.OCTANT, level);
      case BRAILLE -> dots(level);
    };
  }

  private static CellChooser ramp(ViewerProfile profile, ColorLevel level) {
    boolean coarse = level.compareTo(ColorLevel.SIXTEEN) <= 0;
    return new RampChooser(Ramp.of(profile, coarse), Ink.ofCharacters(level));
  }

  private static CellChooser shapes(ViewerProfile profile, ColorLevel level, int columns) {
    ShapeTable table = ShapeTable.of(profile);
    Ink ink = Ink.ofCharacters(level);
    return level.compareTo(ColorLevel.SIXTEEN) <= 0
        ? new FixedShapeChooser(table, ink, 0, columns)
        : new ShapeChooser(table, ink, columns);
  }

  private static CellChooser blocks(BlockGlyphs kind, ColorLevel level) {
    BlockSet blocks = new BlockSet(kind);
    return switch (level) {
      case NONE -> new MonoBlockChooser(blocks);
      case SIXTEEN, COLORS_256 -> {
        Dither dither = Objects.requireNonNull(Ink.ofAreas(level).dither());
        yield new TableBlockChooser(blocks, dither);
      }
      case TRUECOLOR -> new BlockChooser(blocks);
    };
  }

  private static CellChooser dots(ColorLevel level) {
    BlockSet dots = new BlockSet(BlockGlyphs.BRAILLE);
    return level == ColorLevel.NONE
        ? new MonoBlockChooser(dots)
        : new ColorBrailleChooser(dots, Ink.ofCharacters(level));
  }
}
