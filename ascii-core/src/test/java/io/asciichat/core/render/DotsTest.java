package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.color.Rgb;
import io.asciichat.core.glyph.BlockGlyphs;
import io.asciichat.core.glyph.GlyphCoverage;
import io.asciichat.core.text.FrameText;
import io.asciichat.core.video.TestPictures;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands for brightness without colours, and dots in colours. */
class DotsTest {
  private static final int COLUMNS = 32;
  private static final int ROWS = 64;

  private static FrameText grey(ColorLevel level, RenderMode mode, int grey) {
    return Shot.of(
        Shot.exact(COLUMNS, ROWS, level, mode), TestPictures.flat(64, 64, grey * 0x010101));
  }

  private static double share(FrameText text, BlockGlyphs kind) {
    int set = 0;
    for (int y = 0; y < ROWS; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        int glyph = text.cell(x, y).glyph();
        set += glyph == ' ' ? 0 : Integer.bitCount(kind.pattern(glyph));
      }
    }
    return (double) set / (COLUMNS * ROWS * kind.columns() * kind.rows());
  }

  @ParameterizedTest
  @EnumSource(
      value = RenderMode.class,
      names = {"HALF_BLOCK", "QUADRANT", "SEXTANT", "OCTANT"})
  void withoutColorEvenAreasAreShadesThatTellTheLuminance(RenderMode mode) {
    for (int grey = 0; grey < 256; grey += 5) {
      FrameText text = grey(ColorLevel.NONE, mode, grey);
      Set<Integer> glyphs = new HashSet<>();
      double ink = 0;
      for (int y = 0; y < ROWS; y++) {
        for (int x = 0; x < COLUMNS; x++) {
          glyphs.add(text.cell(x, y).glyph());
          ink += GlyphCoverage.ink(text.cell(x, y).glyph()) / 255.0 / (COLUMNS * ROWS);
        }
      }
      assertTrue(glyphs.stream().allMatch(glyph -> " ░▒▓█".indexOf(glyph) >= 0), mode + "");
      assertTrue(glyphs.size() <= 2, mode + " at " + grey);
      assertEquals(grey / 255.0, ink, 0.13, mode + " at " + grey);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RenderMode.class,
      names = {"QUADRANT", "SEXTANT", "OCTANT"})
  void withoutColorEdgesOfBlackAndWhiteAreExact(RenderMode mode) {
    BlockGlyphs kind = BlockGlyphs.valueOf(mode.name());
    int width = COLUMNS * kind.columns();
    int height = ROWS * kind.rows();
    TestPictures.Pixels slope = (x, y) -> 3 * x > 2 * y + 5 ? 0xffffff : 0;
    FrameText text =
        Shot.of(
            Shot.exact(COLUMNS, ROWS, ColorLevel.NONE, mode),
            TestPictures.drawn(width, height, slope));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pattern = kind.pattern(text.cell(x / 2, y / kind.rows()).glyph());
        int field = x % 2 + y % kind.rows() * 2;
        assertEquals(slope.at(x, y) != 0, (pattern >> field & 1) != 0, x + ", " + y);
      }
    }
  }

  @Test
  void brailleShowsFeaturesInBrightAndInDarkPlaces() {
    for (int[] place : new int[][] {{200, 110}, {180, 100}, {20, 80}, {0, 60}}) {
      FrameText text =
          Shot.of(
              Shot.exact(COLUMNS, ROWS, ColorLevel.NONE, RenderMode.BRAILLE),
              TestPictures.drawn(
                  2 * COLUMNS,
                  4 * ROWS,
                  (x, y) -> (x == 30 && y % 16 < 8 ? place[1] : place[0]) * 0x010101));
      int even = BlockGlyphs.BRAILLE.pattern(text.cell(3, 0).glyph());
      int feature = BlockGlyphs.BRAILLE.pattern(text.cell(15, 1).glyph());
      assertEquals(place[0] > 100 ? 0xff : -1, even, "around");
      assertEquals(place[0] > 100 ? 0b10101010 : 0b01010101, feature, "feature " + place[1]);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RenderMode.class,
      names = {"QUADRANT", "SEXTANT", "OCTANT", "BRAILLE"})
  void blackIsBlankAndWhiteIsFull(RenderMode mode) {
    BlockGlyphs kind = BlockGlyphs.valueOf(mode.name());
    assertEquals(0, share(grey(ColorLevel.NONE, mode, 0), kind));
    assertEquals(1, share(grey(ColorLevel.NONE, mode, 255), kind));
  }

  @Test
  void anEvenCellHasAllDotsInItsColorLifted() {
    for (int grey = 15; grey < 256; grey += 15) {
      FrameText text = grey(ColorLevel.TRUECOLOR, RenderMode.BRAILLE, grey);
      FrameText.Cell cell = text.cell(0, 0);
      assertEquals(BlockGlyphs.BRAILLE.codePoint(0xff), cell.glyph());
      assertEquals(Math.min(255, grey * 1.17), Rgb.luminance(cell.foreground()), 1.5);
    }
  }
}
