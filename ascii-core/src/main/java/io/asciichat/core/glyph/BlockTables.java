package io.asciichat.core.glyph;

import java.util.Arrays;

/**
 * The characters of {@link BlockGlyphs}, by pattern. Sextants and octants stand in Unicode in the
 * order of their patterns, with the patterns left out that older characters already show.
 */
final class BlockTables {
  private static final int FIRST_SEXTANT = 0x1fb00;
  private static final int FIRST_OCTANT = 0x1cd00;
  private static final int FIRST_BRAILLE = 0x2800;

  private static final int[] HALVES = {' ', 0x2580, 0x2584, 0x2588};

  /** Bits from the lowest: upper left, upper right, lower left, lower right. */
  private static final int[] QUADRANTS = {
    ' ', 0x2598, 0x259d, 0x2580, 0x2596, 0x258c, 0x259e, 0x259b, 0x2597, 0x259a, 0x2590, 0x259c,
    0x2584, 0x2599, 0x259f, 0x2588
  };

  /** Pairs: a pattern of 2 × 3 fields, the character older than sextants that shows it. */
  private static final int[] NO_SEXTANT = {0, ' ', 0x15, 0x258c, 0x2a, 0x2590, 0x3f, 0x2588};

  /** Pairs: a pattern of 2 × 4 fields, the character other than an octant that shows it. */
  private static final int[] NO_OCTANT = {
    0x00, ' ', 0x01, 0x1cea8, 0x02, 0x1ceab, 0x03, 0x1fb82, 0x05, 0x2598, 0x0a, 0x259d,
    0x0f, 0x2580, 0x14, 0x1fbe6, 0x28, 0x1fbe7, 0x3f, 0x1fb85, 0x40, 0x1cea3, 0x50, 0x2596,
    0x55, 0x258c, 0x5a, 0x259e, 0x5f, 0x259b, 0x80, 0x1cea0, 0xa0, 0x2597, 0xa5, 0x259a,
    0xaa, 0x2590, 0xaf, 0x259c, 0xc0, 0x2582, 0xf0, 0x2584, 0xf5, 0x2599, 0xfa, 0x259f,
    0xfc, 0x2586, 0xff, 0x2588
  };

  /** Braille numbers its dots down the left column, then the right; the lowest row came later. */
  private static final int[] BRAILLE_BITS = {0, 3, 1, 4, 2, 5, 6, 7};

  private BlockTables() {}

  static int[] of(int columns, int rows, boolean braille) {
    if (braille) {
      return braille();
    }
    return switch (columns * rows) {
      case 2 -> HALVES.clone();
      case 4 -> QUADRANTS.clone();
      case 6 -> inOrder(64, FIRST_SEXTANT, NO_SEXTANT);
      default -> inOrder(256, FIRST_OCTANT, NO_OCTANT);
    };
  }

  private static int[] inOrder(int patterns, int first, int[] exceptions) {
    int[] codePoints = new int[patterns];
    for (int i = 0; i < exceptions.length; i += 2) {
      codePoints[exceptions[i]] = exceptions[i + 1];
    }
    int next = first;
    for (int pattern = 0; pattern < patterns; pattern++) {
      if (codePoints[pattern] == 0) {
        codePoints[pattern] = next++;
      }
    }
    return codePoints;
  }

  private static int[] braille() {
    int[] codePoints = new int[256];
    Arrays.fill(codePoints, FIRST_BRAILLE);
    for (int pattern = 0; pattern < codePoints.length; pattern++) {
      for (int bit = 0; bit < BRAILLE_BITS.length; bit++) {
        codePoints[pattern] |= (pattern >> bit & 1) << BRAILLE_BITS[bit];
      }
    }
    return codePoints;
  }
}
