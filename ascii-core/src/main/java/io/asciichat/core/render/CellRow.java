package io.asciichat.core.render;

import java.util.Arrays;

/**
 * One row of cells on its way to text: for each cell the character and its colours. A colour is
 * {@code 0xRRGGBB} or the index in a terminal's table, as the row's writer expects.
 *
 * <p>A character is its UTF-8 bytes packed into an {@code int}, the first one lowest.
 */
final class CellRow {
  /** The terminal's own colour. */
  static final int DEFAULT = -1;

  /** No matter which colour: nothing of it is seen. */
  static final int ANY = -2;

  /** The packed form of a space, which shows no foreground colour. */
  static final int SPACE = ' ';

  /** The right half of a character that takes two cells: nothing is written for it. */
  static final int TAKEN = 0;

  final int[] glyphs;

  /**
   * For each cell the character that shows the same with foreground and background exchanged, or 0
   * when there is none.
   */
  final int[] inverses;

  final int[] foregrounds;
  final int[] backgrounds;

  CellRow(int columns) {
    glyphs = new int[columns];
    inverses = new int[columns];
    foregrounds = new int[columns];
    backgrounds = new int[columns];
  }

  /** Empties cells. */
  void blank(int from, int to) {
    Arrays.fill(glyphs, from, to, SPACE);
    Arrays.fill(inverses, from, to, 0);
    Arrays.fill(foregrounds, from, to, ANY);
    Arrays.fill(backgrounds, from, to, DEFAULT);
  }

  /** Puts a character in the terminal's own colours. */
  void put(int column, int glyph) {
    glyphs[column] = glyph;
    inverses[column] = 0;
    foregrounds[column] = glyph == SPACE ? ANY : DEFAULT;
    backgrounds[column] = DEFAULT;
  }

  /** How many cells it has. */
  int columns() {
    return glyphs.length;
  }
}
