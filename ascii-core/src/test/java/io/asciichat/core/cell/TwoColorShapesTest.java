package io.asciichat.core.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.color.Rgb;
import io.asciichat.core.text.CellRow;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TwoColorShapesTest {
  /** One step of a colour; the expected values have small errors of their own. */
  private static final double STEP = 1 + 1e-9;

  private static final ShapeTable TABLE = ShapeTable.absolute(CellPictures.ASCII);
  private static final int CELLS = 32;

  private static CellRow chosen(int[]... cells) {
    CellRow row = new CellRow(cells.length);
    new TwoColorShapeChooser(TABLE, Ink.ofAreas(ColorLevel.TRUECOLOR), cells.length)
        .choose(CellPictures.of(cells), 0, 0, cells.length, row);
    return row;
  }

  private static int index(int glyph) {
    for (int i = 0; i < TABLE.size(); i++) {
      if (TABLE.glyph(i) == glyph) {
        return i;
      }
    }
    throw new AssertionError("not of the table: " + glyph);
  }

  @Property(tries = 100)
  void anEvenCellIsASpaceInItsColor(@ForAll @IntRange(max = 0xffffff) int rgb) {
    int[] cell = new int[ShapeTable.FIELDS];
    Arrays.fill(cell, rgb);
    CellRow row = chosen(cell);
    assertEquals(CellRow.SPACE, row.glyphs[0]);
    assertEquals(CellRow.ANY, row.foregrounds[0]);
    assertEquals(rgb, row.backgrounds[0]);
  }

  /** Cells of middling contrast, so that no colour has to be cut at black or white. */
  private static int[][] soft(Random random) {
    int[][] cells = new int[CELLS][ShapeTable.FIELDS];
    for (int[] cell : cells) {
      for (int field = 0; field < cell.length; field++) {
        cell[field] =
            110 + random.nextInt(40) << 16
                | 110 + random.nextInt(40) << 8
                | 110 + random.nextInt(40);
      }
    }
    return cells;
  }

  @Property(tries = 100)
  void theColorsAreThoseOfLeastSquares(@ForAll long seed) {
    int[][] cells = soft(new Random(seed));
    CellRow row = chosen(cells);
    for (int x = 0; x < CELLS; x++) {
      if (row.glyphs[x] != CellRow.SPACE) {
        for (int shift = 0; shift <= 16; shift += 8) {
          double[] best = leastSquares(cells[x], index(row.glyphs[x]), shift);
          assertEquals(best[0], row.backgrounds[x] >> shift & 0xff, STEP);
          assertEquals(best[1], row.foregrounds[x] >> shift & 0xff, STEP);
        }
      }
    }
  }

  /** Background and foreground with which the form comes nearest to a channel, 0 to 255. */
  private static double[] leastSquares(int[] cell, int index, int shift) {
    double shares = 0;
    double squares = 0;
    double values = 0;
    double products = 0;
    for (int field = 0; field < cell.length; field++) {
      double share = TABLE.coverage(index, field) / 255.0;
      double value = cell[field] >> shift & 0xff;
      shares += share;
      squares += share * share;
      values += value;
      products += share * value;
    }
    int n = cell.length;
    double free = (n * products - shares * values) / (n * squares - shares * shares);
    double slope = Math.clamp(free, -most(cell), most(cell));
    double ground = (values - slope * shares) / n;
    return new double[] {Math.clamp(ground, 0, 255), Math.clamp(ground + slope, 0, 255)};
  }

  /**
   * How far the two colours may lie apart: a little more than the luminances, less where smooth.
   */
  private static double most(int[] cell) {
    IntSummaryStatistics light = Arrays.stream(cell).map(Rgb::luminance).summaryStatistics();
    double range = light.getMax() - light.getMin();
    return range * Math.min(1.25, range / 48);
  }

  @Property(tries = 100)
  void noOtherCharacterFollowsTheContrastsBetter(@ForAll long seed) {
    int[][] cells = CellPictures.random(CELLS, new Random(seed));
    CellRow row = chosen(cells);
    CellFields fields = CellPictures.fields(cells);
    for (int x = 0; x < CELLS; x++) {
      if (row.glyphs[x] != CellRow.SPACE) {
        double best = 0;
        for (int i = 0; i < TABLE.size(); i++) {
          best = Math.max(best, explained(fields, x, i, most(cells[x])));
        }
        assertEquals(best, explained(fields, x, index(row.glyphs[x]), most(cells[x])), 0.5);
      }
    }
  }

  /** How much of the cell a character explains in such colours, in halved squares. */
  private static double explained(CellFields fields, int x, int index, double most) {
    double mean = 0;
    for (int field = 0; field < ShapeTable.FIELDS; field++) {
      mean += TABLE.coverage(index, field) / (double) ShapeTable.FIELDS;
    }
    double squares = 0;
    double common = 0;
    for (int field = 0; field < ShapeTable.FIELDS; field++) {
      double deviation = TABLE.coverage(index, field) - mean;
      squares += deviation * deviation;
      common += deviation * fields.light(field)[x];
    }
    if (squares == 0) {
      return 0;
    }
    double p = Math.abs(common) / Math.sqrt(squares);
    double q = Math.min(p, most * Math.sqrt(squares) / 255);
    return q * (p - q / 2);
  }

  @Property(tries = 50)
  void contrastsAreDrawn(@ForAll @IntRange(min = 40, max = 255) int bright) {
    int[] cell = new int[ShapeTable.FIELDS];
    for (int field = 4; field < cell.length; field++) {
      cell[field] = bright * 0x010101;
    }
    CellRow row = chosen(cell);
    assertNotEquals(CellRow.SPACE, row.glyphs[0]);
    assertTrue(row.foregrounds[0] != row.backgrounds[0]);
  }
}
