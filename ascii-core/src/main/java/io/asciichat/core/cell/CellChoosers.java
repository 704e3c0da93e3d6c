package io.asciichat.core.cell;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.color.Dither;
import io.asciichat.core.glyph.BlockGlyphs;
import java.util.Objects;

/** Every way of drawing cells. What is made here belongs to one renderer. */
public final class CellChoosers {
  /** What half blocks without colour are chosen from. */
  private static final String SHADES_AND_HALVES = " ░▒▓█▀▄";

  /** Signs of a palette that are too few to follow forms with, unless they fill their cells. */
  private static final int FEW = 12;

  /** Ink of a character that fills half of its cell. */
  private static final int HALF_FULL = 128;

  private CellChoosers() {}

  /**
   * Characters by brightness on the terminal's background.
   *
   * @param palette from dark to bright, each of one column
   */
  public static CellChooser ramp(String palette, ColorLevel level) {
    boolean coarse = level.compareTo(ColorLevel.SIXTEEN) <= 0;
    return new RampChooser(Ramp.of(palette, coarse), Ink.ofCharacters(level));
  }

  /**
   * Characters by brightness on coloured backgrounds.
   *
   * @param palette from dark to bright, each of one column
   * @param level not {@link ColorLevel#NONE}
   */
  public static CellChooser rampOnColors(String palette, ColorLevel level) {
    return new BackgroundChooser(Ramp.of(palette, false), Ink.ofAreas(level));
  }

  /**
   * Characters by form on the terminal's background.
   *
   * @param characters to choose from, each of one column
   * @param columns cells of a row at the most
   */
  public static CellChooser shapes(String characters, ColorLevel level, int columns) {
    ShapeTable table = ShapeTable.relative(characters);
    Ink ink = Ink.ofCharacters(level);
    if (level.compareTo(ColorLevel.SIXTEEN) > 0) {
      return new ShapeChooser(table, ink, columns);
    }
    return table.size() <= FEW && table.fullest() < HALF_FULL
        ? new ToneChooser(ShapeTable.absolute(characters), ink)
        : new FixedShapeChooser(table, ink, 0, columns);
  }

  /**
   * Characters by form on coloured backgrounds.
   *
   * @param characters to choose from, each of one column
   * @param level not {@link ColorLevel#NONE}
   * @param columns cells of a row at the most
   */
  public static CellChooser shapesOnColors(String characters, ColorLevel level, int columns) {
    return new TwoColorShapeChooser(ShapeTable.absolute(characters), Ink.ofAreas(level), columns);
  }

  /**
   * Half blocks; without colour shades too.
   *
   * @param columns cells of a row at the most
   */
  public static CellChooser halfBlocks(ColorLevel level, int columns) {
    return level == ColorLevel.NONE
        ? new FixedShapeChooser(
            ShapeTable.relative(SHADES_AND_HALVES),
            Ink.ofCharacters(level),
            MonoBlockChooser.SPAN,
            columns)
        : new HalfBlockChooser(Ink.ofAreas(level));
  }

  /** Quadrants, sextants or octants. */
  public static CellChooser blocks(BlockGlyphs kind, ColorLevel level) {
    BlockSet blocks = new BlockSet(kind);
    return switch (level) {
      case NONE -> new MonoBlockChooser(blocks);
      case EIGHT, SIXTEEN, COLORS_256 -> {
        Dither dither = Objects.requireNonNull(Ink.ofAreas(level).dither());
        yield new TableBlockChooser(blocks, dither);
      }
      case TRUECOLOR -> new BlockChooser(blocks);
    };
  }

  /**
   * Braille on the terminal's background.
   *
   * @param columns cells of a row at the most
   */
  public static CellChooser dots(ColorLevel level, int columns) {
    BlockSet dots = new BlockSet(BlockGlyphs.BRAILLE);
    return level == ColorLevel.NONE
        ? new MonoBrailleChooser(dots, columns)
        : new ColorBrailleChooser(dots, Ink.ofCharacters(level));
  }
}
