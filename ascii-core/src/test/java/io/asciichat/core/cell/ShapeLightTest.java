package io.asciichat.core.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.color.Light;
import io.asciichat.core.text.CellRow;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the ink of a character leaves dark, its colour makes up for. */
class ShapeLightTest {
  private static final int CELLS = 64;

  /** How much brighter than true letters are drawn. */
  private static final double LIFT = 1.4;

  @Property(tries = 50)
  void aCellsLightIsItsPixelsWhateverTheCharacter(@ForAll long seed) {
    int[][] cells = CellPictures.random(CELLS, new Random(seed));
    ShapeTable table = ShapeTable.relative(CellPictures.ASCII);
    CellRow row = new CellRow(CELLS);
    new ShapeChooser(table, Ink.ofCharacters(ColorLevel.TRUECOLOR), CELLS)
        .choose(CellPictures.of(cells), 0, 0, CELLS, row);
    for (int x = 0; x < CELLS; x++) {
      if (row.glyphs[x] != CellRow.SPACE) {
        double ink = table.ink(index(table, row.glyphs[x])) / 255.0;
        check(cells[x], row.foregrounds[x], ink);
      }
    }
  }

  private static void check(int[] cell, int shown, double ink) {
    int brightest = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      brightest = Math.max(brightest, shown >> shift & 0xff);
    }
    for (int shift = 0; shift <= 16; shift += 8) {
      double wanted = 0;
      for (int rgb : cell) {
        wanted += Light.of(rgb >> shift & 0xff) / cell.length;
      }
      double light = ink * Light.of(shown >> shift & 0xff);
      if (brightest < 254) {
        assertEquals(LIFT * wanted, light, 0.02 + 0.06 * wanted, "brighter than it can");
      } else {
        assertTrue(light <= LIFT * wanted + 0.02 + 0.06 * wanted, "too bright");
      }
    }
  }

  private static int index(ShapeTable table, int glyph) {
    for (int i = 0; i < table.size(); i++) {
      if (table.glyph(i) == glyph) {
        return i;
      }
    }
    throw new AssertionError("not of the table: " + glyph);
  }
}
