package io.asciichat.core.cell;

import io.asciichat.core.color.Light;
import io.asciichat.core.color.Rgb;
import io.asciichat.core.text.CellRow;

/**
 * Characters by form in 24-bit or xterm's 256 colours on the terminal's own background. The colour
 * makes up for the ink: a character that fills a third of what the densest one does shows three
 * times as much light, as far as a colour can, so that from afar every cell has the light of its
 * pixels.
 */
final class ShapeChooser extends CellChooser {
  /** Cells darker than this are left blank. */
  private static final int DARK = 4;

  /**
   * How much the wanted ink counts against the form, in squares of the cell's luminance. Chosen by
   * looking and with the bench: less makes even areas one letter, more makes edges ragged.
   */
  private static final float INK_WEIGHT = 2;

  /** The ink a cell should have is its luminance to this power; its colour tells the rest. */
  private static final double INK_POWER = 0.6;

  /**
   * How much brighter than true a picture is drawn with characters that have next to no ink; with
   * blocks it is true. Letters leave most of a cell black, and a brighter picture is nearer to what
   * was meant.
   */
  private static final float MAX_LIFT = 1.5f;

  /**
   * How much brighter than its share of the ink a form may be taken for: part of the light looks
   * brighter than the same part of the value.
   */
  private static final float INK_SHINES = 1.4f;

  private static final float[] WANTED_INK = new float[256];

  static {
    for (int luminance = 0; luminance < WANTED_INK.length; luminance++) {
      WANTED_INK[luminance] = (float) Math.pow(luminance / 255.0, INK_POWER);
    }
  }

  private final ShapeTable table;
  private final ShapeMatcher matcher;
  private final CellFields fields;
  private final Ink ink;
  private final float densest;
  private final float lift;
  private final float[] brightest;
  private final float[] wantedInk;
  private final float[] weight;

  ShapeChooser(ShapeTable table, Ink ink, int columns) {
    super(Format.ofShapes(table, false));
    this.table = table;
    this.ink = ink;
    this.matcher = new ShapeMatcher(table, columns);
    this.fields = new CellFields(columns);
    this.brightest = new float[columns];
    this.wantedInk = new float[columns];
    this.weight = new float[columns];
    this.densest = densest(table) / 255f;
    this.lift = MAX_LIFT + (1 - MAX_LIFT) * table.fullest() / 255;
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
      brightest[x] = INK_SHINES * luminance * 255f / Math.max(1, Rgb.brightest(fields.color(x)));
      wantedInk[x] = densest * WANTED_INK[luminance];
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
    float red = 0;
    float green = 0;
    float blue = 0;
    int coverage = 1;
    int at = 4 * y * raster.width() + 2 * x;
    for (int field = 0; field < ShapeTable.FIELDS; field++) {
      int rgb = raster.pixels()[at + (field & 1) + (field >> 1) * raster.width()];
      red += Light.of(rgb >> 16 & 0xff);
      green += Light.of(rgb >> 8 & 0xff);
      blue += Light.of(rgb & 0xff);
      coverage += table.coverage(index, field);
    }
    // A channel that would have more light than there is takes the others down with it.
    float most = Math.max(Math.max(red, green), blue);
    float factor = Math.min(lift * 255 / coverage, 1 / most);
    return Light.value(red * factor) << 16
        | Light.value(green * factor) << 8
        | Light.value(blue * factor);
  }
}
