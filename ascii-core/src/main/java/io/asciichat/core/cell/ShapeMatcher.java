package io.asciichat.core.cell;

import java.util.Arrays;

/**
 * Finds for every cell of a row the character whose form fits its pixels best.
 *
 * <p>With L the luminance of a cell's eight fields, v a character's ink in them (0 to 1) and s the
 * luminance of its colour, a cell that shows it differs from its pixels by |L − s·v|². Without the
 * term |L|², which is the same for all characters, and halved and turned round, that is the score
 * {@code q (p − q/2)} with {@code p = L·v/|v|} and {@code q = s|v|}. It is to be as large as
 * possible. Where the colour is free it is best when q = p, so q is p, or as much as the colour
 * that is brightest allows.
 *
 * <p>A score and the character's index share an {@code int}, so the best of all is a maximum. One
 * thread at a time; calls allocate nothing.
 */
final class ShapeMatcher {
  /** Steps of a score for each squared luminance; the largest score is then below 2^23. */
  private static final int STEPS = 16;

  private static final int INDEX_BITS = 7;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;

  private final int size;
  private final float[] units;
  private final float[] norms;
  private final float[] ink;
  private final float[] sums;
  private final int[] best;

  ShapeMatcher(ShapeTable table, int columns) {
    size = table.size();
    units = new float[size * ShapeTable.FIELDS];
    norms = new float[size];
    ink = new float[size];
    sums = new float[columns];
    best = new int[columns];
    for (int i = 0; i < size; i++) {
      double squares = 0;
      for (int field = 0; field < ShapeTable.FIELDS; field++) {
        squares += Math.pow(table.coverage(i, field) / 255.0, 2);
      }
      double norm = Math.sqrt(squares);
      norms[i] = (float) norm;
      for (int field = 0; field < ShapeTable.FIELDS && norm > 0; field++) {
        units[i * ShapeTable.FIELDS + field] = (float) (table.coverage(i, field) / 255.0 / norm);
      }
      ink[i] = table.ink(i) / 255f;
    }
  }

  /**
   * Matches with colours that may be as bright as need be up to a limit, preferring characters of a
   * certain ink: else every even area would be the densest character in a dark colour.
   *
   * @param brightest luminance of the brightest colour a cell may have, by column
   * @param wantedInk the ink a cell should have, 0 to 1, by column
   * @param weight how many squared luminances the squared difference of ink counts, by column
   */
  void matchFree(
      CellFields fields, float[] brightest, float[] wantedInk, float[] weight, int from, int to) {
    Arrays.fill(best, from, to, Integer.MIN_VALUE);
    for (int i = 0; i < size; i++) {
      ShapeKernel.multiply(fields, units, i * ShapeTable.FIELDS, sums, from, to);
      scoreFree(i, sums, brightest, wantedInk, weight, best, norms[i], ink[i], from, to);
    }
  }

  /**
   * Matches with given colours.
   *
   * @param brightness luminance of each cell's colour, by column; may be above 255 to draw pictures
   *     darker than they are, so that white is the densest character
   */
  void matchFixed(CellFields fields, float[] brightness, int from, int to) {
    Arrays.fill(best, from, to, Integer.MIN_VALUE);
    for (int i = 0; i < size; i++) {
      ShapeKernel.multiply(fields, units, i * ShapeTable.FIELDS, sums, from, to);
      scoreFixed(i, sums, brightness, best, norms[i], from, to);
    }
  }

  /** The index of the character for a cell. */
  int best(int x) {
    return best[x] & INDEX_MASK;
  }

  private static void scoreFree(
      int index,
      float[] sums,
      float[] brightest,
      float[] wantedInk,
      float[] weight,
      int[] best,
      float norm,
      float ink,
      int from,
      int to) {
    for (int x = from; x < to; x++) {
      float p = sums[x];
      float q = Math.min(p, brightest[x] * norm);
      float off = ink - wantedInk[x];
      float score = q * (p - 0.5f * q) - weight[x] * off * off;
      best[x] = Math.max(best[x], (int) (score * STEPS) << INDEX_BITS | index);
    }
  }

  private static void scoreFixed(
      int index, float[] sums, float[] brightness, int[] best, float norm, int from, int to) {
    for (int x = from; x < to; x++) {
      float q = brightness[x] * norm;
      float score = q * (sums[x] - 0.5f * q);
      best[x] = Math.max(best[x], (int) (score * STEPS) << INDEX_BITS | index);
    }
  }
}
