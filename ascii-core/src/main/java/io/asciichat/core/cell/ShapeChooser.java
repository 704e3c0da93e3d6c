package io.asciichat.core.cell;

import io.asciichat.core.color.Rgb;
import io.asciichat.core.text.CellRow;

/**
 * Characters by form in 24-bit or xterm's 256 colours on the terminal's own background. The colour
 * is the one with which the chosen character comes nearest to the pixels: by least squares, with
 * more weight where the character has more ink.
 */
final class ShapeChooser extends CellChooser {
  /** Cells darker than this are left blank. */
  private static final int DARK = 4;

  /**
   * How much the wanted ink counts against the form, in squares of the cell's luminance. Chosen by
   * looking: less makes even areas one letter, more makes edges ragged.
   */
  private static final float INK_WEIGHT = 4;

  /** Half of a level in the arithmetic of colours. */
  private static final long ROUND = 1L << 31;

  private final ShapeTable table;
  private final ShapeMatcher matcher;
  private final CellFields fields;
  private final Ink ink;
  private final float densest;
  private final float[] brightest;
  private final float[] wantedInk;
  private final float[] weight;

  ShapeChooser(ShapeTable table, Ink ink, int columns) {
    super(CellFormat.ofShapes(table, false));
    this.table = table;
    this.ink = ink;
    this.matcher = new ShapeMatcher(table, columns);
    this.fields = new CellFields(columns);
    this.brightest = new float[columns];
    this.wantedInk = new float[columns];
    this.weight = new float[columns];
    this.densest = densest(table) / 255f;
  }

  /** The ink of the character that has most of it, 1 to 255. */
  static int densest(ShapeTable table) {
    int most = 1;
    for (int i = 0; i < table.size(); i++) {
      most = Math.max(most, table.ink(i));
    }
    return most;
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    fields.read(raster, y, from, to);
    for (int x = from; x < to; x++) {
      int luminance = fields.luminance(x);
      brightest[x] = luminance * 255f / Math.max(1, Rgb.brightest(fields.color(x)));
      wantedInk[x] = densest * Half.of(luminance) / 255;
      weight[x] = INK_WEIGHT * luminance * luminance;
    }
    matcher.matchFree(fields, brightest, wantedInk, weight, from, to);
    for (int x = from; x < to; x++) {
      int index = matcher.best(x);
      int glyph = table.glyph(index);
      row.backgrounds[x] = CellRow.DEFAULT;
      if (glyph == CellRow.SPACE || fields.luminance(x) < DARK) {
        row.glyphs[x] = CellRow.SPACE;
        row.foregrounds[x] = CellRow.ANY;
      } else {
        row.glyphs[x] = glyph;
        row.foregrounds[x] = ink.of(color(raster, x, y, index), x, y);
      }
    }
  }

  private int color(PixelRaster raster, int x, int y, int index) {
    int red = 0;
    int green = 0;
    int blue = 0;
    int squares = 1;
    int at = 4 * y * raster.width() + 2 * x;
    for (int field = 0; field < ShapeTable.FIELDS; field++) {
      int rgb = raster.pixels()[at + (field & 1) + (field >> 1) * raster.width()];
      int share = table.coverage(index, field);
      red += share * (rgb >> 16 & 0xff);
      green += share * (rgb >> 8 & 0xff);
      blue += share * (rgb & 0xff);
      squares += share * share;
    }
    int most = Math.max(Math.max(red, green), blue);
    // Shares are in 255ths; a channel that would be above 255 takes the others down with it.
    long factor = (255L << 32) / Math.max(squares, most);
    return (int) (red * factor + ROUND >> 32) << 16
        | (int) (green * factor + ROUND >> 32) << 8
        | (int) (blue * factor + ROUND >> 32);
  }
}
