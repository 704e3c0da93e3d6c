package io.asciichat.core.glyph;

import java.util.Arrays;

/**
 * The ink of a character across its cell, on a grid of 2 columns and 4 rows: eight values, row by
 * row from the upper left, each 0 (empty) to 255 (filled).
 *
 * <p>Letters and signs are measured in DejaVu Sans Mono, whose cell (its advance wide, ascent plus
 * descent high) is stretched to a terminal's cell, twice as high as wide; what sticks out of the
 * cell does not count. Block characters are computed from {@link BlockShapes}.
 *
 * <p>Thread-safe. A look-up is a binary search: make tables before a loop over pixels.
 */
public final class GlyphCoverage {
  /** Columns of the grid. */
  public static final int COLUMNS = 2;

  /** Rows of the grid. */
  public static final int ROWS = 4;

  /** Values of one character. */
  public static final int FIELDS = COLUMNS * ROWS;

  private static final int FIELD_WIDTH = BlockShapes.UNITS / COLUMNS;
  private static final int FIELD_HEIGHT = BlockShapes.UNITS / ROWS;

  private GlyphCoverage() {}

  /**
   * Returns whether the character was measured: it takes one column and the font or geometry has
   * it.
   */
  public static boolean knows(int codePoint) {
    return index(codePoint) >= 0 || BlockShapes.has(codePoint);
  }

  /**
   * Copies the eight values of a character.
   *
   * @param codePoint a known character
   * @param target receives {@link #FIELDS} values of 0 to 255
   * @param at where in the target
   * @throws IllegalArgumentException for a character that is not known
   */
  public static void copy(int codePoint, int[] target, int at) {
    int index = index(codePoint);
    if (index >= 0) {
      for (int field = 0; field < FIELDS; field++) {
        target[at + field] = MeasuredGlyphs.COVERAGE[index * FIELDS + field] & 0xff;
      }
      return;
    }
    Arrays.fill(target, at, at + FIELDS, 0);
    boolean known =
        BlockShapes.draw(
            codePoint,
            (left, top, right, bottom, ink) -> add(target, at, left, top, right, bottom, ink));
    if (!known) {
      throw new IllegalArgumentException(
          "no measured coverage of " + Character.toString(codePoint));
    }
    int area = FIELD_WIDTH * FIELD_HEIGHT;
    for (int field = at; field < at + FIELDS; field++) {
      target[field] = (target[field] + area / 2) / area;
    }
  }

  /**
   * The mean of the eight values: how bright the character is as a whole.
   *
   * @return 0 (blank) to 255 (full block)
   * @throws IllegalArgumentException for a character that is not known
   */
  public static int ink(int codePoint) {
    int[] fields = new int[FIELDS];
    copy(codePoint, fields, 0);
    return (Arrays.stream(fields).sum() + FIELDS / 2) / FIELDS;
  }

  private static int index(int codePoint) {
    return Arrays.binarySearch(MeasuredGlyphs.CODE_POINTS, codePoint);
  }

  /** Adds a rectangle's share of each field, in units of area times ink. */
  private static void add(int[] target, int at, int left, int top, int right, int bottom, int ink) {
    for (int field = 0; field < FIELDS; field++) {
      int x = field % COLUMNS * FIELD_WIDTH;
      int y = field / COLUMNS * FIELD_HEIGHT;
      int width = Math.min(right, x + FIELD_WIDTH) - Math.max(left, x);
      int height = Math.min(bottom, y + FIELD_HEIGHT) - Math.max(top, y);
      if (width > 0 && height > 0) {
        target[at + field] += width * height * ink;
      }
    }
  }
}
