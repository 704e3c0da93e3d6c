package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CellDrawingTest {
  private static final String STANDARD = PaletteType.STANDARD.characters();

  @Test
  void aCustomPaletteOfAsciiNeedsNoUtf8() {
    assertEquals("ab", custom("ab", false));
    assertEquals("a█", custom("a█", true));
  }

  @Test
  void whatATerminalCannotShowInOneColumnGivesTheStandardPalette() {
    assertEquals(STANDARD, custom("a漢", true));
    assertEquals(STANDARD, custom("a\033", true));
    assertEquals(STANDARD, custom("ae\u0301", true));
    assertEquals(STANDARD, custom("a█", false));
  }

  private static String custom(String characters, boolean utf8) {
    ViewerProfile profile = ViewerProfile.ofSize(80, 24);
    return CellDrawing.palette(profile.withCustomPalette(characters).withUtf8(utf8));
  }
}
