package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.asciichat.core.render.ColorLevel;
import io.asciichat.core.render.PaletteType;
import io.asciichat.core.render.RenderMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewSettingsTest {
  private static final TerminalTraits RICH =
      new TerminalTraits(ColorLevel.TRUECOLOR, true, false, true, true);
  private static final TerminalTraits POOR =
      new TerminalTraits(ColorLevel.SIXTEEN, false, false, true, true);

  @Test
  void takesTheTerminalsValuesUnlessTold() {
    var profile = settings(POOR, ViewPreferences.DEFAULTS).profile();
    assertEquals(ColorLevel.SIXTEEN, profile.colorLevel());
    assertFalse(profile.utf8());
    var told = settings(POOR, preferences(ColorLevel.TRUECOLOR, true, PaletteType.COOL, ""));
    assertEquals(ColorLevel.TRUECOLOR, told.profile().colorLevel());
    assertEquals(PaletteType.COOL, told.profile().palette());
  }

  @Test
  void aPaletteThatCannotBeShownIsReplaced() {
    var settings = settings(POOR, preferences(null, null, PaletteType.BLOCKS, ""));
    assertEquals(PaletteType.STANDARD, settings.profile().palette());
  }

  @Test
  void coloursGoRoundUpToTheBest() {
    ViewSettings settings = settings(POOR, ViewPreferences.DEFAULTS);
    settings.nextColorLevel();
    assertEquals(ColorLevel.NONE, settings.profile().colorLevel());
    settings.nextColorLevel();
    assertEquals(ColorLevel.SIXTEEN, settings.profile().colorLevel());
  }

  @Test
  void palettesGoRoundAmongThoseThatCanBeShown() {
    assertEquals(
        List.of(PaletteType.MINIMAL, PaletteType.STANDARD, PaletteType.MINIMAL),
        palettes(settings(POOR, ViewPreferences.DEFAULTS), 3));
    assertEquals(
        List.of(
            PaletteType.STANDARD,
            PaletteType.BLOCKS,
            PaletteType.DIGITAL,
            PaletteType.MINIMAL,
            PaletteType.COOL,
            PaletteType.CUSTOM),
        palettes(settings(RICH, preferences(null, null, PaletteType.CUSTOM, " .#")), 6));
  }

  @Test
  void renderModesGoRound() {
    ViewSettings settings = settings(RICH, ViewPreferences.DEFAULTS);
    settings.nextRenderMode();
    settings.nextRenderMode();
    assertEquals(RenderMode.HALF_BLOCK, settings.profile().renderMode());
    settings.nextRenderMode();
    assertEquals(RenderMode.FOREGROUND, settings.profile().renderMode());
  }

  @Test
  void absurdSizesAreBroughtIntoRange() {
    ViewSettings settings = settings(RICH, ViewPreferences.DEFAULTS);
    settings.resize(0, 100_000);
    assertEquals(1, settings.profile().columns());
    assertEquals(4096, settings.profile().rows());
  }

  private static List<PaletteType> palettes(ViewSettings settings, int count) {
    List<PaletteType> seen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      settings.nextPalette();
      seen.add(settings.profile().palette());
    }
    return seen;
  }

  private static ViewSettings settings(TerminalTraits traits, ViewPreferences preferences) {
    return new ViewSettings(traits, preferences, 80, 24, true);
  }

  private static ViewPreferences preferences(
      @Nullable ColorLevel level, @Nullable Boolean utf8, PaletteType palette, String custom) {
    return new ViewPreferences(level, utf8, RenderMode.FOREGROUND, palette, custom, null, null, 60);
  }
}
