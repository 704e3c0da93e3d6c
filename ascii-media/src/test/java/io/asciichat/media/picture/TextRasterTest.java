package io.asciichat.media.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.glyph.BlockGlyphs;
import io.asciichat.core.glyph.GlyphCoverage;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextRasterTest {
  private static final String COLORS = "\u001b[38;2;200;100;50;48;2;10;20;30m";
  private static final int FRONT = 0xc86432;
  private static final int BACK = 0x0a141e;

  private static int[] pixels(String text, int columns, int rows, int cellWidth) {
    TextRaster raster = new TextRaster(Theme.DARK, cellWidth);
    int[] pixels = new int[columns * rows * raster.cellWidth() * raster.cellHeight()];
    raster.draw(TextGrid.parse(text, columns, rows, Theme.DARK), columns, rows, pixels);
    return pixels;
  }

  @Test
  void blocksAndSpacesHaveExactlyTheirColours() {
    int[] pixels = pixels(COLORS + "█ \n▀▌", 2, 2, 10);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 20; x++) {
        boolean filled = y < 20 ? x < 10 : x < 10 ? y < 30 : x < 15;
        assertEquals(filled ? FRONT : BACK, pixels[y * 20 + x], x + "," + y);
      }
    }
  }

  @Test
  void shadesMixTheColours() {
    int shade = pixels("\u001b[38;2;255;255;255m▒", 1, 1, 8)[0];
    assertEquals(0x7f7f7f, shade);
  }

  /** Whatever the size, fields that touch leave no gap and do not overlap. */
  @Property(tries = 200)
  void aBlockAndItsOppositeFillTheCell(
      @ForAll @IntRange(min = 1, max = 32) int cellWidth,
      @ForAll @IntRange(min = 0, max = 255) int pattern) {
    int[] one = pixels(Character.toString(BlockGlyphs.OCTANT.codePoint(pattern)), 1, 1, cellWidth);
    int[] other =
        pixels(Character.toString(BlockGlyphs.OCTANT.codePoint(255 - pattern)), 1, 1, cellWidth);
    for (int i = 0; i < one.length; i++) {
      assertEquals(0xc0c0c0, one[i] + other[i]);
    }
  }

  @Test
  void lettersHaveTheInkThatTheCoreKnows() {
    for (int codePoint = 0x21; codePoint < 0x7f; codePoint++) {
      int[] pixels = pixels("\u001b[97m" + Character.toString(codePoint), 1, 1, 10);
      double sum = 0;
      for (int pixel : pixels) {
        assertEquals(pixel & 0xff, pixel >> 16, "white on black is grey");
        sum += pixel & 0xff;
      }
      assertEquals(
          GlyphCoverage.ink(codePoint), sum / pixels.length, 1, Character.toString(codePoint));
    }
  }

  @Test
  void brailleDotsDoNotTouch() {
    int[] pixels = pixels("\u001b[97m⣿", 1, 1, 10);
    assertEquals(0xffffff, pixels[2 * 10 + 2]);
    assertEquals(0, pixels[0]);
    assertEquals(0, pixels[5 * 10 + 5] & 0x808080, "between four dots");
  }

  @Test
  void whatTheFontLacksIsDrawnAsASign() {
    int[] missing = pixels("\ue123", 1, 1, 10);
    assertNotEquals(0, Arrays.stream(missing).filter(p -> p != 0).count());
  }

  @Test
  void anImageMayBeLargerOrSmallerThanTheGrid() {
    TextGrid grid = TextGrid.parse("██\n██", 2, 2, Theme.LIGHT);
    TextRaster raster = new TextRaster(Theme.LIGHT, 5);
    BufferedImage larger = raster.draw(grid, 3, 3);
    assertEquals(15, larger.getWidth());
    assertEquals(30, larger.getHeight());
    assertEquals(0xff000000, larger.getRGB(9, 19));
    assertEquals(0xffffffff, larger.getRGB(10, 0));
    assertEquals(0xffffffff, larger.getRGB(0, 20));
    assertEquals(5, raster.draw(grid, 1, 1).getWidth());
  }

  @Test
  void theSameTextGivesTheSamePixels() {
    String text = COLORS + "Gg@ é⣿🬀\u001b[7m▓x";
    assertArrayEquals(pixels(text, 10, 1, 7), pixels(text, 10, 1, 7));
  }

  @ParameterizedTest
  @CsvSource({"0", "65", "-1"})
  void cellsHaveSensibleSizes(int cellWidth) {
    assertThrows(IllegalArgumentException.class, () -> new TextRaster(Theme.DARK, cellWidth));
    assertEquals(128, new TextRaster(Theme.DARK, 64).cellHeight());
  }
}
