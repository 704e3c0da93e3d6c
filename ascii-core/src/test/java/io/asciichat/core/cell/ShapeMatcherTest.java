package io.asciichat.core.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeMatcherTest {
  /** Scores are kept in sixteenths, and floats of this size are exact to about a thirtieth. */
  private static final double ROUNDING = 0.2;

  private static final int CELLS = 64;

  private static ShapeTable table(String palette) {
    return ShapeTable.relative(palette.isEmpty() ? CellPictures.ASCII : palette);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " .:-=+*#%@", " ░▒▓█▀▄", " ▘▝▖▗▌▐▀▄█", " ⠁⠂⠄⡀⣿"})
  void everyFormIsFoundInItsOwnPicture(String palette) {
    ShapeTable table = table(palette);
    int[][] cells = new int[table.size()][ShapeTable.FIELDS];
    for (int i = 0; i < cells.length; i++) {
      for (int field = 0; field < ShapeTable.FIELDS; field++) {
        cells[i][field] = table.coverage(i, field) * 0x010101;
      }
    }
    ShapeMatcher matcher = new ShapeMatcher(table, cells.length);
    float[] white = new float[cells.length];
    Arrays.fill(white, 255);
    matcher.matchFixed(CellPictures.fields(cells), white, 0, cells.length);
    for (int i = 0; i < cells.length; i++) {
      for (int field = 0; field < ShapeTable.FIELDS; field++) {
        assertEquals(table.coverage(i, field), table.coverage(matcher.best(i), field), "form " + i);
      }
    }
  }

  @Property(tries = 100)
  void withGivenColorsTheBestOfAllIsChosen(@ForAll long seed) {
    Random random = new Random(seed);
    ShapeTable table = table("");
    CellFields fields = CellPictures.fields(CellPictures.random(CELLS, random));
    float[] brightness = new float[CELLS];
    for (int x = 0; x < CELLS; x++) {
      brightness[x] = 40 + 300 * random.nextFloat();
    }
    ShapeMatcher matcher = new ShapeMatcher(table, CELLS);
    matcher.matchFixed(fields, brightness, 0, CELLS);
    for (int x = 0; x < CELLS; x++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < table.size(); i++) {
        best = Math.max(best, -difference(table, i, fields, x, brightness[x]) / 2);
      }
      double chosen = -difference(table, matcher.best(x), fields, x, brightness[x]) / 2;
      assertEquals(best, chosen, ROUNDING);
    }
  }

  @Property(tries = 100)
  void withFreeColorsTheBestOfAllIsChosen(@ForAll long seed) {
    Random random = new Random(seed);
    ShapeTable table = table("");
    CellFields fields = CellPictures.fields(CellPictures.random(CELLS, random));
    float[] brightest = new float[CELLS];
    float[] wanted = new float[CELLS];
    float[] weight = new float[CELLS];
    for (int x = 0; x < CELLS; x++) {
      brightest[x] = 40 + 215 * random.nextFloat();
      wanted[x] = random.nextFloat();
      weight[x] = 300_000 * random.nextFloat();
    }
    ShapeMatcher matcher = new ShapeMatcher(table, CELLS);
    matcher.matchFree(fields, brightest, wanted, weight, 0, CELLS);
    for (int x = 0; x < CELLS; x++) {
      double best = Double.NEGATIVE_INFINITY;
      double chosen = 0;
      for (int i = 0; i < table.size(); i++) {
        double off = table.ink(i) / 255.0 - wanted[x];
        double score =
            -leastDifference(table, i, fields, x, brightest[x]) / 2 - weight[x] * off * off;
        best = Math.max(best, score);
        chosen = i == matcher.best(x) ? score : chosen;
      }
      assertEquals(best, chosen, ROUNDING);
    }
  }

  /** Squared difference from the cell of a character in a colour of this luminance. */
  private static double difference(
      ShapeTable table, int index, CellFields fields, int x, double luminance) {
    double sum = 0;
    for (int field = 0; field < ShapeTable.FIELDS; field++) {
      double shown = luminance * table.coverage(index, field) / 255;
      sum += Math.pow(fields.light(field)[x] - shown, 2);
    }
    return sum;
  }

  /** The same in the best colour up to the brightest. */
  private static double leastDifference(
      ShapeTable table, int index, CellFields fields, int x, double brightest) {
    double squares = 0;
    double common = 0;
    for (int field = 0; field < ShapeTable.FIELDS; field++) {
      double share = table.coverage(index, field) / 255.0;
      squares += share * share;
      common += share * fields.light(field)[x];
    }
    double best = squares == 0 ? 0 : Math.min(brightest, common / squares);
    return difference(table, index, fields, x, best);
  }
}
