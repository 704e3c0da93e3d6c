package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.color.Rgb;
import io.asciichat.core.glyph.BlockGlyphs;
import io.asciichat.core.text.FrameText;
import io.asciichat.core.video.TestPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Brightness that is told by how many pixels are set. */
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
      names = {"QUADRANT", "SEXTANT", "OCTANT", "BRAILLE"})
  void withoutColorTheShareOfPixelsIsTheLuminance(RenderMode mode) {
    BlockGlyphs kind = BlockGlyphs.valueOf(mode.name());
    for (int grey = 0; grey < 256; grey += 15) {
      double share = share(grey(ColorLevel.NONE, mode, grey), kind);
      assertEquals(grey / 255.0, share, 0.02, mode + " at " + grey);
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
      assertEquals(Math.min(255, grey * 1.5), Rgb.luminance(cell.foreground()), 1.5);
    }
  }
}
