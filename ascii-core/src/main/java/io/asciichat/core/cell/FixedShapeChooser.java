package io.asciichat.core.cell;

import io.asciichat.core.text.CellRow;

/**
 * Characters by form where colours are few: without any, or of the sixteen that which has the
 * cell's hue at its brightest. Brightness is told by the ink alone, so the picture is drawn as dark
 * as makes white the densest character, and its contrasts are raised a little.
 */
final class FixedShapeChooser extends CellChooser {
  /**
   * Ink that the densest character is taken to have at least. Of a palette with hardly any, white
   * drawn dark enough for it would be more than its few filled fields can show: it would come out
   * blank.
   */
  private static final int MIN_INK = 170;

  private final ShapeTable table;
  private final ShapeMatcher matcher;
  private final CellFields fields;
  private final Ink ink;
  private final int span;
  private final int densest;
  private final float[] brightness;

  /**
   * @param span how far the dithering pattern shifts luminance where a table has few shades; 0 for
   *     one of letters
   */
  FixedShapeChooser(ShapeTable table, Ink ink, int span, int columns) {
    super(Format.ofShapes(table, false));
    this.table = table;
    this.ink = ink;
    this.span = span;
    this.matcher = new ShapeMatcher(table, columns);
    this.fields = new CellFields(columns);
    this.densest = Math.max(MIN_INK, ShapeChooser.densest(table));
    this.brightness = new float[columns];
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    fields.read(raster, y, from, to);
    fields.sharpen(from, to);
    if (span > 0) {
      fields.dither(y, span, from, to);
    }
    for (int x = from; x < to; x++) {
      int color = ink.ofHue(fields.color(x), x, y);
      row.foregrounds[x] = color;
      brightness[x] = ink.luminance(color) * 255f / densest;
    }
    matcher.matchFixed(fields, brightness, from, to);
    for (int x = from; x < to; x++) {
      row.glyphs[x] = table.glyph(matcher.best(x));
      row.backgrounds[x] = CellRow.DEFAULT;
      if (row.glyphs[x] == CellRow.SPACE) {
        row.foregrounds[x] = CellRow.ANY;
      }
    }
  }
}
