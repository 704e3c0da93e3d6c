package io.asciichat.cli.command.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.options.EnumConverter;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.ColorFilter;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.PaletteType;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SymbolSet;
import io.asciichat.core.render.ViewerProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DrawingTest {
  private static final ViewerProfile USUAL =
      ViewerProfile.ofSize(80, 24).withLook(Look.USUAL.withSymbols(SymbolSet.OCTANTS));

  private final Drawing drawing =
      new Drawing(new ViewPreferences.Style(RenderMode.OCTANT, null, "", Look.USUAL));

  @ParameterizedTest
  @EnumSource
  void onAGoodTerminalEveryModeIsWhatIsSeen(RenderMode mode) {
    assertEquals(
        "render mode: " + EnumConverter.word(mode), drawing.mode(USUAL.withRenderMode(mode)));
    assertNull(drawing.shortcomings(USUAL.withRenderMode(mode)));
  }

  @ParameterizedTest
  @CsvSource({
    "OCTANT,     SEXTANTS,  true,  TRUECOLOR, octant: this terminal shows sextant",
    "OCTANT,     QUADRANTS, true,  TRUECOLOR, octant: this terminal shows quadrant",
    "BRAILLE,    HALVES,    true,  TRUECOLOR, braille: this terminal shows half-block",
    "SEXTANT,    OCTANTS,   false, TRUECOLOR, sextant: without UTF-8 it is foreground",
    "BACKGROUND, OCTANTS,   true,  NONE,      background: without colours it is foreground",
  })
  void theFallbackIsToldInWords(
      RenderMode mode, SymbolSet symbols, boolean utf8, ColorLevel level, String expected) {
    ViewerProfile profile =
        USUAL
            .withRenderMode(mode)
            .withLook(Look.USUAL.withSymbols(symbols))
            .withUtf8(utf8)
            .withColorLevel(level);
    assertEquals("render mode: " + expected, drawing.mode(profile));
    assertEquals("render mode: " + expected, drawing.shortcomings(profile));
  }

  @Test
  void aCServerDrawsThreeModes() {
    drawing.by(Drawing.Painter.C_SERVER);
    assertTrue(drawing.knows(RenderMode.HALF_BLOCK));
    assertFalse(drawing.knows(RenderMode.QUADRANT));
    assertEquals(
        "render mode: octant: a C server draws half-block",
        drawing.mode(USUAL.withRenderMode(RenderMode.OCTANT)));
    assertEquals(
        "render mode: half-block", drawing.mode(USUAL.withRenderMode(RenderMode.HALF_BLOCK)));
  }

  @Test
  void whatWasChosenForTheUserIsNoShortcoming() {
    Drawing automatic = new Drawing(ViewPreferences.Style.USUAL);
    automatic.by(Drawing.Painter.C_SERVER);
    assertNull(automatic.shortcomings(USUAL.withRenderMode(RenderMode.OCTANT)));
  }

  @ParameterizedTest
  @CsvSource({
    "FOREGROUND, EXTENDED, palette: cool, -",
    "BACKGROUND, EXTENDED, palette: cool, -",
    "HALF_BLOCK, EXTENDED, palette: cool (no effect on half-block), --palette has no effect on"
        + " half-block",
    "OCTANT,     EXTENDED, palette: cool (no effect on octant), --palette has no effect on octant",
    "OCTANT,     C_SERVER, palette: cool (no effect on half-block), render mode: octant: a C server"
        + " draws half-block; --palette has no effect on half-block",
  })
  void aPaletteThatDoesNotMatterIsTold(
      RenderMode mode, Drawing.Painter painter, String key, String start) {
    Drawing asked = new Drawing(new ViewPreferences.Style(mode, PaletteType.COOL, "", Look.USUAL));
    asked.by(painter);
    ViewerProfile profile = USUAL.withRenderMode(mode).withPalette(PaletteType.COOL);
    assertEquals(key, asked.palette(profile));
    assertEquals(start.equals("-") ? null : start, asked.shortcomings(profile));
  }

  @Test
  void aCServerDrawsNothingBeyondAcip() {
    ViewerProfile wanted =
        USUAL.withLook(Look.USUAL.withFilter(ColorFilter.GREEN).withRain(true).withNames(false));
    assertNull(drawing.shortcomings(wanted));
    drawing.by(Drawing.Painter.UNKNOWN);
    assertNull(drawing.shortcomings(wanted));
    drawing.by(Drawing.Painter.C_SERVER);
    assertEquals(
        "a C server does not draw colour filter, matrix rain", drawing.shortcomings(wanted));
    assertEquals("names: on (no effect on a C server)", drawing.look("names: on"));
    assertNull(drawing.shortcomings(USUAL), "the usual look was not asked for");
  }
}
