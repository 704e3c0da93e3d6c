package io.asciichat.core.cell;

import io.asciichat.core.text.CellRow;
import java.util.Arrays;

/**
 * Characters by form on coloured backgrounds: the character that follows the cell's contrasts best,
 * bright on dark or dark on bright, and the two colours with which it comes nearest to the pixels,
 * by least squares.
 *
 * <p>With w a character's ink in the eight fields less its mean, and s the difference of its two
 * colours, the cell differs from its pixels by |L − mean − s·w|². As in {@link ShapeMatcher}, that
 * is least where {@code q (p − q/2)} is largest, with {@code p = |L·w|/|w|} and {@code q = s|w|} at
 * most p. The colours are kept from lying much further apart than the pixels, and in smooth places
 * such as faces nearer together than those: thin characters in glaring colours would be right on
 * average and a disturbance to look at. Where nothing contrasts the cell is its colour alone.
 */
final class TwoColorShapeChooser extends CellChooser {
  /** Cells whose fields differ by less are even. */
  private static final int EVEN = 8;

  /** How much further apart the colours may lie than the pixels do, at an edge. */
  private static final float MAX_CONTRAST = 1.25f;

  /** Range of luminance from which on colours may lie as far apart as pixels; below it, nearer. */
  private static final float SMOOTH = 48;

  /** How far apart the colours of the smoothest cell with a character may lie. */
  private static final float MIN_SPAN = span(EVEN);

  /** Steps of a score for each squared luminance; the largest score is then below 2^23. */
  private static final int STEPS = 16;

  private static final int INDEX_BITS = 7;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;

  private final ShapeTable table;
  private final CellFields fields;
  private final Ink ink;
  private final float[] units;
  private final float[] norms;
  private final float[] sums;
  private final float[] spans;
  private final int[] best;

  /** For each character and field the ink less its mean, times {@link ShapeTable#FIELDS}. */
  private final int[] deviations;

  TwoColorShapeChooser(ShapeTable table, Ink ink, int columns) {
    super(Format.ofShapes(table, true));
    this.table = table;
    this.ink = ink;
    this.fields = new CellFields(columns);
    this.best = new int[columns];
    this.sums = new float[columns];
    this.spans = new float[columns];
    this.norms = new float[table.size()];
    this.units = new float[table.size() * ShapeTable.FIELDS];
    this.deviations = new int[units.length];
    for (int i = 0; i < table.size(); i++) {
      prepare(i * ShapeTable.FIELDS, sumOf(i));
    }
  }

  private int sumOf(int index) {
    int sum = 0;
    for (int field = 0; field < ShapeTable.FIELDS; field++) {
      sum += table.coverage(index, field);
    }
    return sum;
  }

  private void prepare(int start, int sum) {
    double squares = 0;
    for (int field = 0; field < ShapeTable.FIELDS; field++) {
      int share = table.coverage(start / ShapeTable.FIELDS, field);
      deviations[start + field] = ShapeTable.FIELDS * share - sum;
      squares += Math.pow(deviations[start + field], 2);
    }
    norms[start / ShapeTable.FIELDS] = (float) (Math.sqrt(squares) / (255 * ShapeTable.FIELDS));
    for (int at = start; at < start + ShapeTable.FIELDS && squares > 0; at++) {
      units[at] = (float) (deviations[at] / Math.sqrt(squares));
    }
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    fields.read(raster, y, from, to);
    Arrays.fill(best, from, to, 0);
    for (int x = from; x < to; x++) {
      spans[x] = span(range(x));
    }
    for (int i = 0; i < table.size(); i++) {
      ShapeKernel.multiply(fields, units, i * ShapeTable.FIELDS, sums, from, to);
      score(i, sums, spans, best, norms[i], from, to);
    }
    for (int x = from; x < to; x++) {
      int index = best[x] & INDEX_MASK;
      if (spans[x] < MIN_SPAN || table.glyph(index) == CellRow.SPACE) {
        row.glyphs[x] = CellRow.SPACE;
        row.foregrounds[x] = CellRow.ANY;
        row.backgrounds[x] = ink.of(fields.color(x), x, y);
      } else {
        row.glyphs[x] = table.glyph(index);
        colors(raster, x, y, index, row);
      }
    }
  }

  /** How far apart a cell's colours may lie. */
  private static float span(float range) {
    return range * Math.min(MAX_CONTRAST, range / SMOOTH);
  }

  private float range(int x) {
    float least = 255;
    float most = 0;
    for (int field = 0; field < ShapeTable.FIELDS; field++) {
      least = Math.min(least, fields.light(field)[x]);
      most = Math.max(most, fields.light(field)[x]);
    }
    return most - least;
  }

  private static void score(
      int index, float[] sums, float[] spans, int[] best, float norm, int from, int to) {
    for (int x = from; x < to; x++) {
      float p = Math.abs(sums[x]);
      float q = Math.min(p, spans[x] * norm);
      int key = (int) (q * (p - 0.5f * q) * STEPS) << INDEX_BITS | index;
      best[x] = Math.max(best[x], key);
    }
  }

  private void colors(PixelRaster raster, int x, int y, int index, CellRow row) {
    int red = 0;
    int green = 0;
    int blue = 0;
    int squares = 1;
    int at = 4 * y * raster.width() + 2 * x;
    for (int field = 0; field < ShapeTable.FIELDS; field++) {
      int rgb = raster.pixels()[at + (field & 1) + (field >> 1) * raster.width()];
      int deviation = deviations[index * ShapeTable.FIELDS + field];
      red += deviation * (rgb >> 16 & 0xff);
      green += deviation * (rgb >> 8 & 0xff);
      blue += deviation * (rgb & 0xff);
      squares += deviation * deviation;
    }
    // From a field without ink to one that has all; deviations are in 255ths of an eighth.
    float scale = 255f * ShapeTable.FIELDS / squares;
    float mean =
        (table.coverage(index, 0)
                - deviations[index * ShapeTable.FIELDS] / (float) ShapeTable.FIELDS)
            / 255;
    int color = fields.color(x);
    int fore = 0;
    int back = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      float free = (shift == 0 ? blue : shift == 8 ? green : red) * scale;
      float slope = Math.clamp(free, -spans[x], spans[x]);
      float ground = (color >> shift & 0xff) - slope * mean;
      back |= channel(ground) << shift;
      fore |= channel(ground + slope) << shift;
    }
    row.foregrounds[x] = ink.of(fore, x, y);
    row.backgrounds[x] = ink.of(back, x, y);
  }

  private static int channel(float value) {
    return (int) (Math.clamp(value, 0, 255) + 0.5f);
  }
}
