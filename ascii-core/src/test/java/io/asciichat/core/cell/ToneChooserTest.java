package io.asciichat.core.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.glyph.GlyphCoverage;
import io.asciichat.core.text.CellRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToneChooserTest {
  private static final int COLUMNS = 512;

  /** Palettes whose characters do not stand in the order of their ink. */
  private static final String DIGITAL = "   -=≡≣▰▱◼";

  private static int[] drawn(String palette, ColorLevel level, int grey) {
    int[] pixels = new int[COLUMNS];
    Arrays.fill(pixels, grey * 0x010101);
    PixelRaster raster = new PixelRaster(COLUMNS);
    raster.show(pixels);
    CellRow row = new CellRow(COLUMNS);
    new ToneChooser(ShapeTable.absolute(palette), Ink.ofCharacters(level))
        .choose(raster, 0, 0, COLUMNS, row);
    return row.glyphs;
  }

  private static Map<Integer, Integer> inks(String palette) {
    Map<Integer, Integer> inks = new HashMap<>();
    ShapeTable table = ShapeTable.absolute(palette);
    int[] codePoints = palette.codePoints().distinct().toArray();
    for (int i = 0; i < table.size(); i++) {
      inks.put(table.glyph(i), GlyphCoverage.ink(codePoints[i]));
    }
    return inks;
  }

  @ParameterizedTest
  @ValueSource(strings = {DIGITAL, "   .-+*#", " .", "@#. ", " ▪"})
  void brighterIsNeverLessInkAndEvenAreasHaveTwoCharactersAtMost(String palette) {
    Map<Integer, Integer> inks = inks(palette);
    double last = 0;
    for (int grey = 0; grey < 256; grey++) {
      int[] glyphs = drawn(palette, ColorLevel.NONE, grey);
      Set<Integer> distinct = new HashSet<>();
      double mean = 0;
      for (int glyph : glyphs) {
        distinct.add(glyph);
        mean += inks.getOrDefault(glyph, -1) / (double) COLUMNS;
      }
      assertTrue(distinct.size() <= 2, "characters at " + grey);
      assertTrue(mean >= last - 1e-6, "ink at " + grey);
      last = mean;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DIGITAL, "   .-+*#", " .", "@#. "})
  void blackIsBlankAndWhiteTheDensestInEveryLevel(String palette) {
    Map<Integer, Integer> inks = inks(palette);
    int densest = inks.values().stream().mapToInt(i -> i).max().orElseThrow();
    for (ColorLevel level :
        new ColorLevel[] {ColorLevel.NONE, ColorLevel.EIGHT, ColorLevel.SIXTEEN}) {
      for (int glyph : drawn(palette, level, 0)) {
        assertEquals(CellRow.SPACE, glyph);
      }
      for (int glyph : drawn(palette, level, 255)) {
        assertEquals(densest, inks.getOrDefault(glyph, -1));
      }
    }
  }
}
