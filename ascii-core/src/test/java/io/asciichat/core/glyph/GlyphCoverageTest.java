package io.asciichat.core.glyph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphCoverageTest {
  private static int[] fields(String character) {
    int[] fields = new int[GlyphCoverage.FIELDS];
    GlyphCoverage.copy(character.codePointAt(0), fields, 0);
    return fields;
  }

  private static int sum(int[] fields, int from, int to) {
    return Arrays.stream(fields, from, to).sum();
  }

  @Test
  void octantsFillTheirFieldsExactly() {
    for (int pattern = 0; pattern < 256; pattern++) {
      int[] fields = new int[8];
      GlyphCoverage.copy(BlockGlyphs.OCTANT.codePoint(pattern), fields, 0);
      for (int field = 0; field < 8; field++) {
        assertEquals((pattern >> field & 1) * 255, fields[field]);
      }
    }
  }

  @Test
  void brailleDotsFillAQuarterOfTheirFields() {
    assertArrayEquals(new int[] {64, 0, 0, 0, 0, 64, 0, 0}, fields("⠡"));
    assertEquals(64, GlyphCoverage.ink(0x28ff));
  }

  @Test
  void sextantsAreSpreadOverQuarters() {
    // The upper third is a whole quarter and a third of the next one.
    assertArrayEquals(new int[] {255, 255, 85, 85, 0, 0, 0, 0}, fields("🬂"));
  }

  @ParameterizedTest
  @CsvSource({
    "' ', 0", "█, 255", "▀, 128", "▌, 128", "▁, 32", "▏, 32", "▔, 32", "▕, 32", "▇, 223", "▉, 223",
    "░, 63", "▒, 127", "▓, 191", "▘, 64", "🮅, 191", "🮋, 223"
  })
  void inkOfBlocks(String character, int ink) {
    assertEquals(ink, GlyphCoverage.ink(character.codePointAt(0)));
  }

  @Test
  void signsHaveTheirInkWhereTheyAreDrawn() {
    assertTrue(sum(fields("'"), 0, 4) > 0 && sum(fields("'"), 4, 8) == 0, "apostrophe");
    assertTrue(sum(fields("_"), 0, 6) == 0 && sum(fields("_"), 6, 8) > 0, "underscore");
    int[] slash = fields("/");
    assertTrue(slash[1] > slash[0] && slash[6] > slash[7], "slash");
    int[] letter = fields("L");
    assertTrue(letter[0] > 3 * letter[1] && letter[4] > letter[5], "L");
    int[] line = fields("─");
    assertEquals(line[2], line[3], 1, "a line goes from side to side");
  }

  @Test
  void inkGrowsAlongARamp() {
    int previous = -1;
    for (int codePoint : " .:+#@█".codePoints().toArray()) {
      int ink = GlyphCoverage.ink(codePoint);
      assertTrue(ink > previous, Character.toString(codePoint));
      previous = ink;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "Ω", "ж", "∑", "╬", "◆", "→", "€", "…", "~", "⣿", "𜴀"})
  void manyScriptsAreKnown(String character) {
    assertTrue(GlyphCoverage.knows(character.codePointAt(0)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 0x1b, 0x7f, 0x301, 0x5d0, 0x627, 0x6f22, 0x1f600, Integer.MAX_VALUE})
  void controlsAndWideAndCombiningAndTurningCharactersAreNot(int codePoint) {
    assertFalse(GlyphCoverage.knows(codePoint));
  }

  @Test
  void whatIsUnknownIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> GlyphCoverage.ink(0x6f22));
  }

  @Property(tries = 2000)
  void whatIsKnownHasEightValuesInRangeAndTheirMean(
      @ForAll @IntRange(min = 0x20, max = 0x2fff) int codePoint) {
    if (GlyphCoverage.knows(codePoint)) {
      int[] fields = new int[10];
      Arrays.fill(fields, 999);
      GlyphCoverage.copy(codePoint, fields, 1);
      assertEquals(999, fields[0]);
      assertEquals(999, fields[9]);
      assertTrue(Arrays.stream(fields, 1, 9).allMatch(value -> value >= 0 && value <= 255));
      assertEquals(sum(fields, 1, 9) / 8.0, GlyphCoverage.ink(codePoint), 0.5);
    }
  }
}
