package io.asciichat.core.glyph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.packet.PlainText;
import io.asciichat.core.render.PaletteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "0x41, 1",
    "0x20, 1",
    "0xe9, 1",
    "0x2588, 1",
    "0x25fc, 1",
    "0x28ff, 1",
    "0x1fb00, 1",
    "0x6f22, 2",
    "0xac00, 2",
    "0xff21, 2",
    "0x1f600, 2",
    "0x25fe, 2",
    "0x20000, 2",
    "0x301, 0",
    "0x200b, 0",
    "0x202e, 0",
    "0xad, 0",
    "0x1161, 0",
    "0x11ff, 0",
    "0xd7b0, 0",
    "0xd7c7, -1",
    "0xd7fb, 0",
    "0xd7ff, -1",
    "0x0a, -1",
    "0x1b, -1",
    "0x7f, -1",
    "0x9b, -1",
    "0xd800, -1",
    "0x2028, -1",
    "0xe000, -1"
  })
  void columnsOfACodePoint(String codePoint, int columns) {
    assertEquals(columns, DisplayWidth.of(Integer.decode(codePoint)));
  }

  @Test
  void everyPaletteTakesOneColumnACharacter() {
    for (PaletteType palette : PaletteType.values()) {
      assertTrue(DisplayWidth.isSingleThroughout(palette.characters()), palette.name());
    }
  }

  /** So that there is a bound to how many of them lie on one character. */
  @Test
  void whatTakesNoColumnAndIsSeenIsAMark() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (DisplayWidth.of(codePoint) == 0 && PlainText.isPrintable(codePoint)) {
        assertTrue(DisplayWidth.isMark(codePoint), Integer.toHexString(codePoint));
      }
    }
  }

  @Test
  void oneWrongCharacterSpoilsAText() {
    assertFalse(DisplayWidth.isSingleThroughout("ab漢"));
  }
}
