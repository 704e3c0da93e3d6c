package io.asciichat.core.cell;

import io.asciichat.core.text.CellRow;

/**
 * Decides for each cell which character in which colours shows its pixels best. May hold scratch
 * memory: one for each renderer. A call allocates nothing.
 */
public abstract class CellChooser {
  private final CellFormat format;

  CellChooser(CellFormat format) {
    this.format = format;
  }

  /** What it takes and gives. */
  public final CellFormat format() {
    return format;
  }

  /**
   * Decides for neighbouring cells of one row.
   *
   * @param raster the pixels of all cells
   * @param y the row of cells
   * @param from its first column
   * @param to the column behind the last
   * @param row takes the decisions
   */
  public abstract void choose(PixelRaster raster, int y, int from, int to, CellRow row);
}
