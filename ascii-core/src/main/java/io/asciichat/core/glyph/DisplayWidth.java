package io.asciichat.core.glyph;

/**
 * The number of terminal columns that a character takes. Terminals disagree about rare characters;
 * this is the common reading of Unicode's East Asian Width (wide and fullwidth take two columns,
 * ambiguous ones one), kept as a table of blocks rather than of single characters.
 */
public final class DisplayWidth {
  /** First and last code point of the blocks that are wide, ascending. */
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x23f0, 0x23f0, 0x23f3, 0x23f3,
    0x25fd, 0x25fe, 0x2614, 0x2615, 0x2648, 0x2653, 0x267f, 0x267f, 0x2693, 0x2693, 0x26a1, 0x26a1,
    0x26aa, 0x26ab, 0x26bd, 0x26be, 0x26c4, 0x26c5, 0x26ce, 0x26ce, 0x26d4, 0x26d4, 0x26ea, 0x26ea,
    0x26f2, 0x26f3, 0x26f5, 0x26f5, 0x26fa, 0x26fa, 0x26fd, 0x26fd, 0x2705, 0x2705, 0x270a, 0x270b,
    0x2728, 0x2728, 0x274c, 0x274c, 0x274e, 0x274e, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797,
    0x27b0, 0x27b0, 0x27bf, 0x27bf, 0x2b1b, 0x2b1c, 0x2b50, 0x2b50, 0x2b55, 0x2b55, 0x2e80, 0x303e,
    0x3041, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6f,
    0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18dff, 0x1aff0, 0x1b2ff, 0x1f004, 0x1f004, 0x1f0cf,
    0x1f0cf, 0x1f18e, 0x1f18e, 0x1f191, 0x1f19a, 0x1f1e6, 0x1f320, 0x1f32d, 0x1f64f, 0x1f680,
    0x1f6ff, 0x1f7e0, 0x1f7f0, 0x1f90c, 0x1f9ff, 0x1fa70, 0x1faff, 0x20000, 0x3fffd
  };

  /**
   * Marks on one character that are shown: no script needs more. Terminals draw each of them over
   * the rows around, or keep them without a bound.
   */
  public static final int MAX_MARKS = 8;

  /**
   * First and last code point of what Unicode calls default ignorable and that is neither a format
   * character nor unassigned, ascending: joiners, fillers and variation selectors.
   */
  private static final int[] INVISIBLE = {
    0x034f, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180d, 0x180f, 0x180f, 0x3164, 0x3164,
    0xfe00, 0xfe0f, 0xffa0, 0xffa0, 0xe0100, 0xe01ef
  };

  /**
   * First and last code point of the vowels and finals of Hangul that terminals draw into the
   * syllable before them, ascending (Unicode's Hangul_Syllable_Type V and T).
   */
  private static final int[] SYLLABLE_PARTS = {0x1160, 0x11ff, 0xd7b0, 0xd7fb};

  private DisplayWidth() {}

  /**
   * Columns of one code point.
   *
   * @return 1 or 2; 0 for one that joins its neighbour (marks, vowels of Hangul, formats); -1 for
   *     one that must not reach a terminal (controls, lone surrogates, line separators) or that no
   *     terminal agrees on (unassigned, private use)
   */
  public static int of(int codePoint) {
    if (isInvisible(codePoint)) {
      return 0;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          -1;
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
          0;
      default -> isWide(codePoint) ? 2 : isSyllablePart(codePoint) ? 0 : 1;
    };
  }

  /** Returns whether every code point takes exactly one column: what a palette needs. */
  public static boolean isSingleThroughout(String text) {
    return text.codePoints().allMatch(codePoint -> of(codePoint) == 1);
  }

  /** Returns whether a code point is drawn onto the character before it. */
  public static boolean isMark(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      case Character.OTHER_LETTER -> isSyllablePart(codePoint);
      default -> false;
    };
  }

  /**
   * Returns whether a code point is a joiner, a filler or a variation selector: one that has no
   * shape of its own although its category does not say so.
   */
  public static boolean isInvisible(int codePoint) {
    return codePoint >= INVISIBLE[0] && isIn(INVISIBLE, codePoint);
  }

  private static boolean isSyllablePart(int codePoint) {
    return codePoint >= SYLLABLE_PARTS[0] && isIn(SYLLABLE_PARTS, codePoint);
  }

  private static boolean isWide(int codePoint) {
    return codePoint >= WIDE[0] && isIn(WIDE, codePoint);
  }

  private static boolean isIn(int[] ranges, int codePoint) {
    for (int i = 0; i < ranges.length && codePoint >= ranges[i]; i += 2) {
      if (codePoint <= ranges[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
