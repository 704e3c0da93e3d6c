package io.asciichat.core.cell;

import io.asciichat.core.text.CellRow;

/**
 * Decides for each cell which character in which colours shows its pixels best. May hold scratch
 * memory: one for each renderer. A call allocates nothing.
 */
public interface CellChooser {
  /** Pixels it wants for a cell, side by side. */
  int pixelColumns();

  /** Pixels it wants for a cell, one above the other. */
  int pixelRows();

  /** Whether it colours backgrounds. */
  boolean colorsBackgrounds();

  /** Bytes of the longest character it uses. */
  int longestGlyph();

  /**
   * Decides for neighbouring cells of one row.
   *
   * @param raster the pixels of all cells
   * @param y the row of cells
   * @param from its first column
   * @param to the column behind the last
   * @param row takes the decisions
   */
  void choose(PixelRaster raster, int y, int from, int to, CellRow row);
}
