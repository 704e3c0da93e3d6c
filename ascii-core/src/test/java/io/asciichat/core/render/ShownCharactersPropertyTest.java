package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.glyph.BlockGlyphs;
import io.asciichat.core.glyph.DisplayWidth;
import io.asciichat.core.text.FrameText;
import io.asciichat.core.text.Pen;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Nobody is sent what the own terminal cannot show. */
class ShownCharactersPropertyTest {
  /** Stands in a corner, in every mode, where there is more than one page. */
  private static final String PAGE_NUMBER = "0123456789/";

  private static final String RAINING = "0123456789ɐɔəɟɥɯɹʇʌʍʎʞƨƧƆƎƐƸ<>=+*#ABCDEFGHJKLNPRSTUVXYZ";

  @Provide
  Arbitrary<ViewerProfile> profiles() {
    return Profiles.upTo(60, 24).map(profile -> profile.withLook(profile.look().withNames(false)));
  }

  private static FrameText shown(ViewerProfile profile, int count, long seed) {
    return Shot.of(profile, ScenePlanPropertyTest.scene(count, seed), seed);
  }

  private static boolean allowed(ViewerProfile profile, int glyph) {
    if (glyph == ' '
        || PAGE_NUMBER.indexOf(glyph) >= 0
        || profile.look().rain() && RAINING.indexOf(glyph) >= 0) {
      return true;
    }
    SymbolSet symbols = profile.look().symbols();
    return switch (profile.shownMode()) {
      case FOREGROUND, BACKGROUND -> letters(profile).indexOf(glyph) >= 0;
      case HALF_BLOCK -> "▀▄█░▒▓".indexOf(glyph) >= 0;
      case QUADRANT -> isShade(profile, glyph) || BlockGlyphs.QUADRANT.pattern(glyph) >= 0;
      case SEXTANT ->
          symbols.compareTo(SymbolSet.SEXTANTS) >= 0
              && (isShade(profile, glyph) || BlockGlyphs.SEXTANT.pattern(glyph) >= 0);
      case OCTANT ->
          symbols == SymbolSet.OCTANTS
              && (isShade(profile, glyph) || BlockGlyphs.OCTANT.pattern(glyph) >= 0);
      case BRAILLE -> BlockGlyphs.BRAILLE.pattern(glyph) >= 0;
    };
  }

  private static boolean isShade(ViewerProfile profile, int glyph) {
    return profile.colorLevel() == ColorLevel.NONE && "░▒▓".indexOf(glyph) >= 0;
  }

  private static String letters(ViewerProfile profile) {
    StringBuilder ascii = new StringBuilder();
    for (char letter = 0x21; letter < 0x7f; letter++) {
      ascii.append(letter);
    }
    boolean own = profile.palette() == PaletteType.CUSTOM;
    boolean fits = profile.utf8() && DisplayWidth.isSingleThroughout(profile.customCharacters());
    return !own
        ? profile.palette().characters() + ascii
        : fits ? profile.customCharacters() : ascii.toString();
  }

  @Property(tries = 1000)
  void everyCharacterIsOneTheTerminalHas(
      @ForAll("profiles") ViewerProfile profile,
      @ForAll @IntRange(min = 1, max = 5) int count,
      @ForAll long seed) {
    for (List<FrameText.Cell> row : shown(profile, count, seed).rows()) {
      for (FrameText.Cell cell : row) {
        assertTrue(allowed(profile, cell.glyph()), Character.toString(cell.glyph()));
        assertTrue(profile.utf8() || cell.glyph() < 0x80);
      }
    }
  }

  @Property(tries = 500)
  void colorsAreOfTheTerminalsLevelAndBackgroundsOfTheModesThatHaveThem(
      @ForAll("profiles") ViewerProfile profile,
      @ForAll @IntRange(min = 1, max = 3) int count,
      @ForAll long seed) {
    RenderMode mode = profile.shownMode();
    boolean backgrounds =
        profile.colorLevel() != ColorLevel.NONE
            && mode != RenderMode.FOREGROUND
            && mode != RenderMode.BRAILLE;
    int most =
        switch (profile.colorLevel()) {
          case NONE -> Pen.DEFAULT;
          case EIGHT -> 7;
          case SIXTEEN -> 15;
          case COLORS_256 -> 255;
          case TRUECOLOR -> 0xffffff;
        };
    FrameText text = shown(profile, count, seed);
    for (List<FrameText.Cell> row : text.rows()) {
      for (FrameText.Cell cell : row) {
        assertTrue(cell.foreground() <= most && cell.background() <= most);
        assertTrue(backgrounds || cell.background() == Pen.DEFAULT);
      }
    }
    assertFalse(text.hasColoredEnds());
    assertEquals(profile.colorLevel() == ColorLevel.NONE, text.colorings() == 0);
  }

  @Property(tries = 300)
  void onlyProgramsOfOursGetRepetitions(
      @ForAll("profiles") ViewerProfile profile, @ForAll long seed) {
    ViewerProfile classic = profile.withLook(Look.ACIP);
    assertEquals(0, shown(classic, 3, seed).repeats());
  }
}
