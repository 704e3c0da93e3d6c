package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.color.ColorLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderFallbackTest {
  @ParameterizedTest
  @CsvSource({
    // wanted, then what terminals show without UTF-8, with halves, quadrants, sextants, octants
    "FOREGROUND, FOREGROUND, FOREGROUND, FOREGROUND, FOREGROUND, FOREGROUND",
    "BACKGROUND, BACKGROUND, BACKGROUND, BACKGROUND, BACKGROUND, BACKGROUND",
    "HALF_BLOCK, FOREGROUND, HALF_BLOCK, HALF_BLOCK, HALF_BLOCK, HALF_BLOCK",
    "QUADRANT, FOREGROUND, HALF_BLOCK, QUADRANT, QUADRANT, QUADRANT",
    "SEXTANT, FOREGROUND, HALF_BLOCK, QUADRANT, SEXTANT, SEXTANT",
    "OCTANT, FOREGROUND, HALF_BLOCK, QUADRANT, SEXTANT, OCTANT",
    "BRAILLE, FOREGROUND, HALF_BLOCK, BRAILLE, BRAILLE, BRAILLE"
  })
  void everyModeOnEveryTerminal(
      RenderMode wanted,
      RenderMode plain,
      RenderMode halves,
      RenderMode quadrants,
      RenderMode sextants,
      RenderMode octants) {
    RenderMode[] shown = {halves, quadrants, sextants, octants};
    for (ColorLevel level : ColorLevel.values()) {
      for (SymbolSet symbols : SymbolSet.values()) {
        assertShown(plain, wanted, false, symbols, level);
        assertShown(shown[symbols.ordinal()], wanted, true, symbols, level);
      }
    }
  }

  private static void assertShown(
      RenderMode expected, RenderMode wanted, boolean utf8, SymbolSet symbols, ColorLevel level) {
    boolean uncolored = expected == RenderMode.BACKGROUND && level == ColorLevel.NONE;
    RenderMode drawn = RenderFallback.shown(wanted, utf8, symbols, level);
    assertEquals(uncolored ? RenderMode.FOREGROUND : expected, drawn);
    assertEquals(drawn, RenderFallback.shown(drawn, utf8, symbols, level), "is not at rest");
  }

  @Test
  void aProfileAsksTheTable() {
    ViewerProfile profile = ViewerProfile.ofSize(80, 24).withRenderMode(RenderMode.OCTANT);
    assertEquals(RenderMode.HALF_BLOCK, profile.shownMode());
    assertEquals(
        RenderMode.QUADRANT,
        profile.withLook(Look.ACIP.withSymbols(SymbolSet.QUADRANTS)).shownMode());
    assertEquals(RenderMode.FOREGROUND, profile.withUtf8(false).shownMode());
  }
}
