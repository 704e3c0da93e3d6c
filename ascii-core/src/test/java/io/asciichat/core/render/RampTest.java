package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RampTest {
  private static final ViewerProfile PROFILE = ViewerProfile.ofSize(80, 24);

  @Test
  void indexMapsAreThoseOfTheProtocol() {
    assertEquals(0, Ramp.index(5, 22, false));
    assertEquals(1, Ramp.index(7, 22, false));
    assertEquals(11, Ramp.index(128, 22, false));
    assertEquals(21, Ramp.index(255, 22, false));
    assertEquals(0, Ramp.index(7, 22, true));
    assertEquals(1, Ramp.index(8, 22, true));
    assertEquals(21, Ramp.index(255, 22, true));
  }

  @Test
  void charactersArePackedAsUtf8() {
    Ramp blocks = Ramp.of(PROFILE.withPalette(PaletteType.BLOCKS), false);
    assertEquals(' ', blocks.glyphs()[0]);
    assertEquals(0x8896e2, blocks.glyphs()[255]);
    assertEquals(3, blocks.longest());
  }

  @Test
  void aCustomPaletteOfAsciiNeedsNoUtf8() {
    assertEquals('b', custom("ab", false));
  }

  @Test
  void whatATerminalCannotShowInOneColumnGivesTheStandardPalette() {
    assertEquals('M', custom("a漢", true));
    assertEquals('M', custom("a\033", true));
    assertEquals('M', custom("ae\u0301", true));
    assertEquals('M', custom("a█", false));
  }

  private static int custom(String characters, boolean utf8) {
    return Ramp.of(PROFILE.withCustomPalette(characters).withUtf8(utf8), false).glyphs()[255];
  }
}
