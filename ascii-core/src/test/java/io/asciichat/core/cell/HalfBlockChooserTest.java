package io.asciichat.core.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.text.CellRow;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HalfBlockChooserTest {
  /** So nothing depends on whether a font reaches the upper edge of its cells. */
  @Property
  void theUpperPixelIsTheGround(
      @ForAll @IntRange(max = 0xffffff) int top, @ForAll @IntRange(max = 0xffffff) int bottom) {
    CellRow row = chosen(ColorLevel.TRUECOLOR, top, bottom);
    assertEquals(top, row.backgrounds[0]);
    assertEquals(0, row.inverses[0]);
    if (top == bottom) {
      assertEquals(CellRow.SPACE, row.glyphs[0]);
    } else {
      assertEquals(HalfBlockChooser.LOWER, row.glyphs[0]);
      assertEquals(bottom, row.foregrounds[0]);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorLevel.class,
      names = {"EIGHT", "SIXTEEN", "COLORS_256"})
  void coloursOfATableMayBeExchanged(ColorLevel level) {
    assertEquals(HalfBlockChooser.FULL, chosen(level, 0, 0).inverses[0]);
    CellRow row = chosen(level, 0xffffff, 0);
    assertEquals(HalfBlockChooser.UPPER, row.inverses[0]);
    assertTrue(row.backgrounds[0] != row.foregrounds[0]);
  }

  private static CellRow chosen(ColorLevel level, int top, int bottom) {
    PixelRaster raster = new PixelRaster(1);
    raster.show(new int[] {top, bottom});
    CellRow row = new CellRow(1);
    new HalfBlockChooser(Ink.ofAreas(level)).choose(raster, 0, 0, 1, row);
    return row;
  }
}
