package io.asciichat.core.cell;

/**
 * What a way of drawing cells takes and gives.
 *
 * @param pixelColumns pixels it wants for a cell, side by side
 * @param pixelRows pixels it wants for a cell, one above the other
 * @param colorsBackgrounds whether it colours backgrounds
 * @param longestGlyph bytes of the longest character it uses
 */
public record CellFormat(
    int pixelColumns, int pixelRows, boolean colorsBackgrounds, int longestGlyph) {
  /** Characters by form: eight fields a cell. */
  static CellFormat ofShapes(ShapeTable table, boolean colorsBackgrounds) {
    return new CellFormat(2, 4, colorsBackgrounds, table.longest());
  }

  /** Blocks or dots: their pixels. */
  static CellFormat ofBlocks(BlockSet blocks, boolean colorsBackgrounds) {
    return new CellFormat(blocks.columns(), blocks.rows(), colorsBackgrounds, blocks.longest());
  }
}
