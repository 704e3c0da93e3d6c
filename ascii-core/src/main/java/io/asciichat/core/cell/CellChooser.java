package io.asciichat.core.cell;

import io.asciichat.core.text.CellRow;

/**
 * Decides for each cell which character in which colours shows its pixels best. May hold scratch
 * memory: one for each renderer. A call allocates nothing.
 */
public abstract class CellChooser {
  private final Format format;

  CellChooser(Format format) {
    this.format = format;
  }

  /** The format of what it takes and gives. */
  public final Format format() {
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

  /**
   * Input and output of a way of drawing cells.
   *
   * @param pixelColumns pixels it wants for a cell, side by side
   * @param pixelRows pixels it wants for a cell, one above the other
   * @param colorsBackgrounds whether it colours backgrounds
   * @param longestGlyph bytes of the longest character it uses
   */
  public record Format(
      int pixelColumns, int pixelRows, boolean colorsBackgrounds, int longestGlyph) {
    /** Characters by form: eight fields a cell. */
    static Format ofShapes(ShapeTable table, boolean colorsBackgrounds) {
      return new Format(2, 4, colorsBackgrounds, table.longest());
    }

    /** Blocks or dots: their pixels. */
    static Format ofBlocks(BlockSet blocks, boolean colorsBackgrounds) {
      return new Format(blocks.columns(), blocks.rows(), colorsBackgrounds, blocks.longest());
    }
  }
}
