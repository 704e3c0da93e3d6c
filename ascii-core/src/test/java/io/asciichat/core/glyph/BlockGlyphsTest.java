package io.asciichat.core.glyph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks the tables against the names that the JDK has from the Unicode Character Database. */
class BlockGlyphsTest {
  /** A part of a character's name, and the fields of a 2 × 4 grid that the part fills. */
  private record Part(String name, int fields) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("SPACE", 0x00),
          new Part("LEFT HALF UPPER ONE QUARTER BLOCK", 0x01),
          new Part("RIGHT HALF UPPER ONE QUARTER BLOCK", 0x02),
          new Part("LEFT HALF LOWER ONE QUARTER BLOCK", 0x40),
          new Part("RIGHT HALF LOWER ONE QUARTER BLOCK", 0x80),
          new Part("MIDDLE LEFT ONE QUARTER BLOCK", 0x14),
          new Part("MIDDLE RIGHT ONE QUARTER BLOCK", 0x28),
          new Part("UPPER ONE QUARTER BLOCK", 0x03),
          new Part("UPPER THREE QUARTERS BLOCK", 0x3f),
          new Part("LOWER ONE QUARTER BLOCK", 0xc0),
          new Part("LOWER THREE QUARTERS BLOCK", 0xfc),
          new Part("UPPER HALF BLOCK", 0x0f),
          new Part("LOWER HALF BLOCK", 0xf0),
          new Part("LEFT HALF BLOCK", 0x55),
          new Part("RIGHT HALF BLOCK", 0xaa),
          new Part("FULL BLOCK", 0xff),
          new Part("UPPER LEFT", 0x05),
          new Part("UPPER RIGHT", 0x0a),
          new Part("LOWER LEFT", 0x50),
          new Part("LOWER RIGHT", 0xa0));

  /** The fields that a name without digits says, on a 2 × 4 grid. */
  private static int fields(String name) {
    int fields = 0;
    for (String word : name.replace("QUADRANT ", "").split(" AND ", -1)) {
      fields |=
          PARTS.stream().filter(part -> part.name().equals(word)).findFirst().orElseThrow().fields;
    }
    return fields;
  }

  /** A pattern of 1 or 2 × 2 fields on a 2 × 4 grid. */
  private static int onOctants(BlockGlyphs kind, int pattern) {
    int fields = 0;
    for (int field = 0; field < 8; field++) {
      int column = field % 2 * kind.columns() / 2;
      int row = field / 2 * kind.rows() / 4;
      fields |= (pattern >> (row * kind.columns() + column) & 1) << field;
    }
    return fields;
  }

  private static int numbered(String digits) {
    return digits.chars().map(digit -> 1 << (digit - '1')).sum();
  }

  @ParameterizedTest
  @EnumSource(names = {"HALF", "QUADRANT", "OCTANT"})
  void namesSayThePattern(BlockGlyphs kind) {
    for (int pattern = 0; pattern < kind.patterns(); pattern++) {
      String name = Character.getName(kind.codePoint(pattern));
      int said = name.startsWith("BLOCK OCTANT-") ? numbered(name.substring(13)) : fields(name);
      assertEquals(onOctants(kind, pattern), said, name);
    }
  }

  @Test
  void namesOfSextantsSayThePattern() {
    for (int pattern = 0; pattern < 64; pattern++) {
      String name = Character.getName(BlockGlyphs.SEXTANT.codePoint(pattern));
      int said =
          switch (name) {
            case "SPACE" -> 0;
            case "FULL BLOCK" -> 0x3f;
            case "LEFT HALF BLOCK" -> 0b010101;
            case "RIGHT HALF BLOCK" -> 0b101010;
            default -> numbered(name.substring("BLOCK SEXTANT-".length()));
          };
      assertEquals(pattern, said, name);
    }
  }

  @Test
  void namesOfBrailleSayTheDots() {
    // Dots 1 2 3 7 go down the left column, 4 5 6 8 down the right one.
    String rowByRow = "14253678";
    for (int pattern = 0; pattern < 256; pattern++) {
      String name = Character.getName(BlockGlyphs.BRAILLE.codePoint(pattern));
      int said =
          name.equals("BRAILLE PATTERN BLANK")
              ? 0
              : name.substring("BRAILLE PATTERN DOTS-".length())
                  .chars()
                  .map(dot -> 1 << rowByRow.indexOf(dot))
                  .sum();
      assertEquals(pattern, said, name);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPatternHasItsOwnCharacterAndIsFoundByIt(BlockGlyphs kind) {
    assertEquals(1 << kind.columns() * kind.rows(), kind.patterns());
    for (int pattern = 0; pattern < kind.patterns(); pattern++) {
      assertEquals(pattern, kind.pattern(kind.codePoint(pattern)));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> kind.codePoint(kind.patterns()));
  }

  @ParameterizedTest
  @CsvSource({
    "HALF, ▌",
    "QUADRANT, 🬀",
    "SEXTANT, ▀",
    "SEXTANT, ▘",
    "OCTANT, 🬀",
    "OCTANT, A",
    "BRAILLE, █"
  })
  void charactersOfOtherKindsHaveNoPattern(BlockGlyphs kind, String character) {
    assertEquals(-1, kind.pattern(character.codePointAt(0)));
  }

  @Test
  void anyNumberMayBeAsked() {
    for (BlockGlyphs kind : BlockGlyphs.values()) {
      assertEquals(-1, kind.pattern(-1));
      assertEquals(-1, kind.pattern(Integer.MAX_VALUE));
      assertTrue(kind.codePoint(0) != kind.codePoint(kind.patterns() - 1));
    }
  }
}
