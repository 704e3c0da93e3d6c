package io.asciichat.core.glyph;

import org.jspecify.annotations.Nullable;

/**
 * The exact geometry of block characters: which rectangles of the cell they fill, whatever a font
 * says. Terminals draw these characters themselves so that neighbours join without a seam, and so
 * does everything here that measures or draws them.
 *
 * <p>It knows space, all of Block Elements (U+2580–259F), sextants, octants and the fractions that
 * go with them (U+1FB82–1FB8B), and braille, whose dots are squares in the middle of their fields
 * that take a quarter of the area (fonts draw circles of about that size).
 *
 * <p>Thread-safe; no call allocates.
 */
public final class BlockShapes {
  /** Units that a cell is wide and high here: halves, thirds, quarters and eighths are whole. */
  public static final int UNITS = 48;

  private static final int EIGHTH = UNITS / 8;

  /** Upper and right blocks of Symbols for Legacy Computing, in eighths. */
  private static final int[] LEGACY_EIGHTHS = {2, 3, 5, 6, 7};

  private static final BlockGlyphs[] GRIDS = {
    BlockGlyphs.QUADRANT, BlockGlyphs.SEXTANT, BlockGlyphs.OCTANT
  };

  /** Takes the rectangles of a character. */
  @FunctionalInterface
  public interface Sink {
    /**
     * One filled rectangle; none overlaps another one of the same character. All edges are units
     * from the cell's upper left corner, 0 to {@link #UNITS}.
     *
     * @param ink how dark the filling is, 1 to 255; below 255 for shades only
     */
    void fill(int left, int top, int right, int bottom, int ink);
  }

  private BlockShapes() {}

  /** Returns whether the geometry of this character is known. */
  public static boolean has(int codePoint) {
    return visit(codePoint, null);
  }

  /**
   * Hands over the rectangles of a character.
   *
   * @return whether its geometry is known; if not, nothing was handed over
   */
  public static boolean draw(int codePoint, Sink sink) {
    return visit(codePoint, sink);
  }

  private static boolean visit(int codePoint, @Nullable Sink sink) {
    for (BlockGlyphs grid : GRIDS) {
      int pattern = grid.pattern(codePoint);
      if (pattern >= 0) {
        fields(grid, pattern, sink, 0, 0);
        return true;
      }
    }
    int dots = BlockGlyphs.BRAILLE.pattern(codePoint);
    if (dots >= 0) {
      fields(BlockGlyphs.BRAILLE, dots, sink, UNITS / 8, UNITS / 16);
      return true;
    }
    return codePoint < 0x10000 ? element(codePoint, sink) : legacy(codePoint, sink);
  }

  private static void fields(
      BlockGlyphs grid, int pattern, @Nullable Sink sink, int insetX, int insetY) {
    int width = UNITS / grid.columns();
    int height = UNITS / grid.rows();
    for (int field = 0; pattern >> field != 0; field++) {
      if ((pattern >> field & 1) != 0) {
        int left = field % grid.columns() * width;
        int top = field / grid.columns() * height;
        fill(sink, left + insetX, top + insetY, left + width - insetX, top + height - insetY, 255);
      }
    }
  }

  private static boolean element(int codePoint, @Nullable Sink sink) {
    if (codePoint >= 0x2581 && codePoint <= 0x2587) {
      fill(sink, 0, UNITS - (codePoint - 0x2580) * EIGHTH, UNITS, UNITS, 255);
    } else if (codePoint >= 0x2589 && codePoint <= 0x258f) {
      fill(sink, 0, 0, (0x2590 - codePoint) * EIGHTH, UNITS, 255);
    } else if (codePoint >= 0x2591 && codePoint <= 0x2593) {
      fill(sink, 0, 0, UNITS, UNITS, (codePoint - 0x2590) * 255 / 4);
    } else if (codePoint == 0x2594) {
      fill(sink, 0, 0, UNITS, EIGHTH, 255);
    } else if (codePoint == 0x2595) {
      fill(sink, UNITS - EIGHTH, 0, UNITS, UNITS, 255);
    } else {
      return false;
    }
    return true;
  }

  private static boolean legacy(int codePoint, @Nullable Sink sink) {
    if (codePoint >= 0x1fb82 && codePoint <= 0x1fb86) {
      fill(sink, 0, 0, UNITS, LEGACY_EIGHTHS[codePoint - 0x1fb82] * EIGHTH, 255);
    } else if (codePoint >= 0x1fb87 && codePoint <= 0x1fb8b) {
      fill(sink, UNITS - LEGACY_EIGHTHS[codePoint - 0x1fb87] * EIGHTH, 0, UNITS, UNITS, 255);
    } else {
      return false;
    }
    return true;
  }

  private static void fill(@Nullable Sink sink, int left, int top, int right, int bottom, int ink) {
    if (sink != null) {
      sink.fill(left, top, right, bottom, ink);
    }
  }
}
