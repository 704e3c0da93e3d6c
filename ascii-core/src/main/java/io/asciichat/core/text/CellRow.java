package io.asciichat.core.text;

import java.util.Arrays;

/**
 * One row of cells on its way to text: for each cell the character and its colours. A colour is
 * {@code 0xRRGGBB} or the index in a terminal's table, as the row's writer expects.
 *
 * <p>A character is its UTF-8 bytes packed into an {@code int}, the first one lowest.
 */
public final class CellRow {
  /** The terminal's own colour. */
  public static final int DEFAULT = -1;

  /** No matter which colour: nothing of it is seen. */
  public static final int ANY = -2;

  /** The packed form of a space, which shows no foreground colour. */
  public static final int SPACE = ' ';

  /** The right half of a character that takes two cells: nothing is written for it. */
  public static final int TAKEN = 0;

  public final int[] glyphs;

  /**
   * For each cell the character that shows the same with foreground and background exchanged, or 0
   * when there is none.
   */
  public final int[] inverses;

  public final int[] foregrounds;
  public final int[] backgrounds;

  public CellRow(int columns) {
    glyphs = new int[columns];
    inverses = new int[columns];
    foregrounds = new int[columns];
    backgrounds = new int[columns];
  }

  /** Empties cells. */
  public void blank(int from, int to) {
    Arrays.fill(glyphs, from, to, SPACE);
    Arrays.fill(inverses, from, to, 0);
    Arrays.fill(foregrounds, from, to, ANY);
    Arrays.fill(backgrounds, from, to, DEFAULT);
  }

  /** Puts a character in the terminal's own colours. */
  public void put(int column, int glyph) {
    put(column, glyph, DEFAULT, DEFAULT);
  }

  /** Puts a character in two colours of the row's writer. */
  public void put(int column, int glyph, int foreground, int background) {
    glyphs[column] = glyph;
    inverses[column] = 0;
    foregrounds[column] = glyph == SPACE ? ANY : foreground;
    backgrounds[column] = background;
  }

  /** The number of its cells. */
  public int columns() {
    return glyphs.length;
  }
}
