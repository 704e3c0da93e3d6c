package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.PaletteType;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SymbolSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewSettingsTest {
  private static final TerminalTraits RICH = Traits.RICH;
  private static final TerminalTraits POOR = Traits.POOR;

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
    assertEquals(ColorLevel.EIGHT, settings.profile().colorLevel());
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

  @ParameterizedTest
  @CsvSource({
    "OCTANTS,   true,  FOREGROUND BACKGROUND HALF_BLOCK QUADRANT SEXTANT OCTANT BRAILLE FOREGROUND",
    "SEXTANTS,  true,  FOREGROUND BACKGROUND HALF_BLOCK QUADRANT SEXTANT BRAILLE FOREGROUND",
    "QUADRANTS, true,  FOREGROUND BACKGROUND HALF_BLOCK QUADRANT BRAILLE FOREGROUND",
    "HALVES,    true,  FOREGROUND BACKGROUND HALF_BLOCK FOREGROUND",
    "OCTANTS,   false, FOREGROUND BACKGROUND FOREGROUND",
  })
  void renderModesGoRoundAmongThoseThatCanBeShown(SymbolSet symbols, boolean utf8, String modes) {
    ViewSettings settings =
        settings(
            RICH,
            ViewPreferences.DEFAULTS.withAbilities(
                new ViewPreferences.Abilities(null, utf8, symbols, null)));
    assertEquals(modes, renderModes(settings, mode -> true, modes.split(" ").length));
  }

  @Test
  void renderModesThatNobodyDrawsAreLeftOut() {
    assertEquals(
        "FOREGROUND BACKGROUND HALF_BLOCK FOREGROUND",
        renderModes(settings(RICH, ViewPreferences.DEFAULTS), mode -> mode.announced() == mode, 4));
  }

  @Test
  void aRenderModeThatCannotBeShownIsKeptAsAWish() {
    ViewSettings settings =
        settings(
            POOR,
            ViewPreferences.DEFAULTS.withStyle(
                new ViewPreferences.Style(
                    RenderMode.OCTANT, PaletteType.STANDARD, "", Look.USUAL)));
    assertEquals(RenderMode.OCTANT, settings.profile().renderMode());
    assertEquals(RenderMode.FOREGROUND, settings.profile().shownMode());
    settings.nextRenderMode(mode -> true);
    assertEquals(RenderMode.BACKGROUND, settings.profile().renderMode());
  }

  @Test
  void theLookIsTheUsersAndItsSymbolsTheTerminals() {
    Look wanted = Look.USUAL.withRain(true).withSymbols(SymbolSet.HALVES).withSteadiness(7);
    ViewPreferences preferences =
        ViewPreferences.DEFAULTS.withStyle(
            new ViewPreferences.Style(RenderMode.FOREGROUND, PaletteType.STANDARD, "", wanted));
    ViewSettings settings = settings(RICH, preferences);
    assertEquals(wanted.withSymbols(SymbolSet.OCTANTS), settings.profile().look());
    settings.changeLook(look -> look.withNames(false));
    assertFalse(settings.profile().look().names());
    assertTrue(settings.profile().look().rain());
  }

  @ParameterizedTest
  @CsvSource({
    "TRUECOLOR,  true,  OCTANTS,   OCTANT",
    "COLORS_256, true,  SEXTANTS,  SEXTANT",
    "SIXTEEN,    true,  QUADRANTS, QUADRANT",
    "EIGHT,      true,  HALVES,    HALF_BLOCK",
    "NONE,       true,  OCTANTS,   HALF_BLOCK",
    "TRUECOLOR,  false, OCTANTS,   BACKGROUND",
    "NONE,       false, OCTANTS,   FOREGROUND",
  })
  void theModeSuitsTheTerminalUnlessToldOtherwise(
      ColorLevel level, boolean utf8, SymbolSet symbols, RenderMode expected) {
    ViewPreferences told =
        ViewPreferences.DEFAULTS.withAbilities(
            new ViewPreferences.Abilities(level, utf8, symbols, null));
    assertEquals(expected, settings(RICH, told).profile().renderMode());
    assertEquals(
        RenderMode.BRAILLE,
        settings(
                RICH,
                told.withStyle(new ViewPreferences.Style(RenderMode.BRAILLE, null, "", Look.USUAL)))
            .profile()
            .renderMode());
  }

  @Test
  void theModeThatWasNotAskedForFollowsTheColours() {
    ViewSettings settings = settings(RICH, ViewPreferences.DEFAULTS);
    assertEquals(RenderMode.OCTANT, settings.profile().renderMode());
    settings.nextColorLevel();
    assertEquals(ColorLevel.NONE, settings.profile().colorLevel());
    assertEquals(RenderMode.HALF_BLOCK, settings.profile().renderMode());
    settings.nextRenderMode(mode -> true);
    settings.nextColorLevel();
    assertEquals(RenderMode.FOREGROUND, settings.profile().renderMode(), "chosen by hand");
  }

  @Test
  void afterAutomaticLettersComesAnotherMode() {
    ViewSettings settings = settings(Traits.at(ColorLevel.NONE, POOR), ViewPreferences.DEFAULTS);
    assertEquals(RenderMode.FOREGROUND, settings.profile().renderMode());
    ViewSettings colored = settings(POOR, ViewPreferences.DEFAULTS);
    assertEquals("FOREGROUND BACKGROUND", renderModes(colored, mode -> true, 2));
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

  private static String renderModes(ViewSettings settings, Predicate<RenderMode> drawn, int count) {
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      settings.nextRenderMode(drawn);
      seen.add(settings.profile().renderMode().name());
    }
    return String.join(" ", seen);
  }

  private static ViewPreferences preferences(
      @Nullable ColorLevel level, @Nullable Boolean utf8, PaletteType palette, String custom) {
    return ViewPreferences.DEFAULTS
        .withAbilities(new ViewPreferences.Abilities(level, utf8, null, null))
        .withStyle(new ViewPreferences.Style(RenderMode.FOREGROUND, palette, custom, Look.USUAL));
  }
}
