package io.asciichat.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @Test
  void ordinaryTextOfAnyScriptPasses() {
    String text = "Zoë 王 שלום ░▒▓ \uE0B0 e\u0301 😀";
    assertEquals(text, PlainText.of(text, 100));
  }

  @Test
  void escapeSequencesLoseTheirPower() {
    assertEquals("]0;owned[2Jhi", PlainText.of("\u001b]0;owned\u0007\u001b[2Jhi", 100));
    assertEquals("31mred", PlainText.of("\u009b31mred", 100));
  }

  /** Vowels and finals of Hangul pile up like accents. */
  @ParameterizedTest
  @ValueSource(ints = {0x301, 0x1161, 0x11A8, 0xD7B0, 0xD7CB})
  void thereAreFewMarksOnOneCharacter(int mark) {
    String text = "a" + Character.toString(mark).repeat(100) + "b";
    assertEquals("a" + Character.toString(mark).repeat(8) + "b", PlainText.of(text, 200));
  }

  @Test
  void linesCannotBeForged() {
    assertEquals("one two three", PlainText.of("one\r\ntwo\tthree\u2028\u2029\u0085", 100));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 0x1B, 0x7F, 0x80, 0x9F, 0xAD, 0x061C, 0x200B, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066,
        0x2069, 0xFEFF, 0xD800, 0xFFFF, 0xE0041
      })
  void controlsDirectionMarksAndInvisibleCharactersAreNotPrintable(int codePoint) {
    assertFalse(PlainText.isPrintable(codePoint));
    assertEquals("ab", PlainText.of("a" + Character.toString(codePoint) + "b", 100));
  }

  @Property(tries = 300)
  void whatRemainsIsPrintableAndBounded(@ForAll String text, @ForAll @IntRange(max = 50) int max) {
    String plain = PlainText.of(text, max);
    assertTrue(plain.codePoints().allMatch(PlainText::isPrintable));
    assertTrue(plain.codePointCount(0, plain.length()) <= max);
    assertEquals(plain, PlainText.of(plain, max));
  }
}
