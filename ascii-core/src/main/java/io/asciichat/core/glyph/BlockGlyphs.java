package io.asciichat.core.glyph;

import java.util.Arrays;

/**
 * Kinds of block characters: each divides the cell into a grid and has a character for every
 * combination of filled and empty fields.
 *
 * <p>A pattern is a number with one bit for each field, set when the field is filled, row by row:
 * bit 0 is the upper left field, bit 1 the one to its right, and so on; the highest bit is the
 * lower right field. The characters are Unicode's (blocks Block Elements, Braille Patterns, Symbols
 * for Legacy Computing and its Supplement, the last since Unicode 16). A character may belong to
 * several kinds: space and full block belong to all but braille.
 *
 * <p>Thread-safe; no call allocates.
 */
@SuppressWarnings("ImmutableEnumChecker") // the arrays are never handed out
public enum BlockGlyphs {
  /** 1 × 2 fields: space, upper half, lower half, full block. */
  HALF(1, 2),
  /** 2 × 2 fields: Block Elements. */
  QUADRANT(2, 2),
  /** 2 × 3 fields: Unicode 13. */
  SEXTANT(2, 3),
  /** 2 × 4 fields: Unicode 16. */
  OCTANT(2, 4),
  /** 2 × 4 dots, which do not touch; pattern 0 is U+2800, the braille blank. */
  BRAILLE(2, 4);

  private final int columns;
  private final int rows;
  private final int[] codePoints;
  private final int[] sorted;
  private final short[] sortedPatterns;

  BlockGlyphs(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    codePoints = BlockTables.of(columns, rows, name().equals("BRAILLE"));
    sorted = codePoints.clone();
    Arrays.sort(sorted);
    sortedPatterns = new short[sorted.length];
    for (int pattern = 0; pattern < codePoints.length; pattern++) {
      sortedPatterns[Arrays.binarySearch(sorted, codePoints[pattern])] = (short) pattern;
    }
  }

  /** Fields side by side, 1 or 2. */
  public int columns() {
    return columns;
  }

  /** Fields above each other, 2 to 4. */
  public int rows() {
    return rows;
  }

  /** The number of patterns: 2 to the power of the number of fields. */
  public int patterns() {
    return codePoints.length;
  }

  /**
   * The character that shows a pattern.
   *
   * @param pattern 0 to {@link #patterns()} − 1
   * @return a Unicode code point
   */
  public int codePoint(int pattern) {
    return codePoints[pattern];
  }

  /**
   * The pattern that a character shows.
   *
   * @param codePoint any number
   * @return the pattern, or −1 for a character that is not of this kind
   */
  public int pattern(int codePoint) {
    int index = Arrays.binarySearch(sorted, codePoint);
    return index < 0 ? -1 : sortedPatterns[index];
  }
}
