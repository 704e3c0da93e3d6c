package io.asciichat.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CellWriterTest {
  private static String written(ColorLevel level, boolean repeats, CellRow... rows) {
    return RandomRows.write(level, repeats, rows).text();
  }

  private static CellRow row(int columns, int glyph, int fore, int back) {
    CellRow row = new CellRow(columns);
    Arrays.fill(row.glyphs, glyph);
    Arrays.fill(row.foregrounds, fore);
    Arrays.fill(row.backgrounds, back);
    return row;
  }

  @ParameterizedTest
  @CsvSource({
    "EIGHT, 1, 4, '31;44'",
    "EIGHT, 7, 0, '37;40'",
    "SIXTEEN, 1, 12, '31;104'",
    "SIXTEEN, 8, 7, '90;47'",
    "COLORS_256, 16, 255, '38;5;16;48;5;255'",
    "COLORS_256, 231, 100, '38;5;231;48;5;100'",
    "TRUECOLOR, 0x010203, 0xff8000, '38;2;1;2;3;48;2;255;128;0'",
    "TRUECOLOR, 0x0a6364, 0, '38;2;10;99;100;48;2;0;0;0'"
  })
  void bothColorsInOneSequence(ColorLevel level, String fore, String back, String sgr) {
    CellRow row = row(1, 'x', Integer.decode(fore), Integer.decode(back));
    assertEquals("\033[" + sgr + "mx\033[0m\033[0m", written(level, false, row));
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorLevel.class,
      names = {"EIGHT", "SIXTEEN", "COLORS_256", "TRUECOLOR"})
  void aColorIsSetOnceForAllThatHasIt(ColorLevel level) {
    CellRow row = row(30, 'x', 5, CellRow.DEFAULT);
    FrameText text = RandomRows.write(level, false, row, row, row);
    assertEquals(2, text.colorings(), "one colour, one reset at the end");
    assertFalse(text.hasColoredEnds());
  }

  @Test
  void spacesOfAnyForegroundSetNone() {
    CellRow row = row(5, CellRow.SPACE, CellRow.ANY, 4);
    row.glyphs[0] = 'x';
    row.foregrounds[0] = 3;
    row.glyphs[4] = 'x';
    row.foregrounds[4] = 3;
    assertEquals("\033[33;44mx   x\033[0m\033[0m", written(ColorLevel.SIXTEEN, false, row));
  }

  @Test
  void theInverseIsTakenWhenItChangesLess() {
    CellRow row = row(2, RandomRows.UPPER, 1, 2);
    Arrays.fill(row.inverses, RandomRows.LOWER);
    row.foregrounds[1] = 2;
    row.backgrounds[1] = 1;
    assertEquals("\033[31;42m▀▄\033[0m\033[0m", written(ColorLevel.SIXTEEN, false, row));
  }

  @Test
  void aFullBlockStandsForASpaceWhoseColorIsTheForeground() {
    CellRow row = row(2, RandomRows.UPPER, 1, 2);
    Arrays.fill(row.inverses, RandomRows.LOWER);
    row.glyphs[1] = CellRow.SPACE;
    row.inverses[1] = RandomRows.FULL;
    row.foregrounds[1] = CellRow.ANY;
    row.backgrounds[1] = 1;
    assertEquals("\033[31;42m▀█\033[0m\033[0m", written(ColorLevel.SIXTEEN, false, row));
  }

  @ParameterizedTest
  @CsvSource({"5, 'xxxxx'", "6, 'x\033[5b'", "10, 'x\033[9b'", "12, 'x\033[11b'"})
  void runsAreRepeatedWhenThatIsShorter(int columns, String expected) {
    CellRow row = row(columns, 'x', CellRow.DEFAULT, CellRow.DEFAULT);
    assertEquals(expected, written(ColorLevel.NONE, true, row));
    assertEquals("x".repeat(columns), written(ColorLevel.NONE, false, row));
  }

  @Test
  void aRunEndsWithItsRow() {
    CellRow row = row(40, '▀', CellRow.DEFAULT, CellRow.DEFAULT);
    Arrays.fill(row.glyphs, RandomRows.UPPER);
    assertEquals("▀\033[39b\n▀\033[39b", written(ColorLevel.NONE, true, row, row));
  }

  @Test
  void ofWideCharactersNothingIsWrittenForTheRightHalf() {
    CellRow row = row(3, 'x', CellRow.DEFAULT, CellRow.DEFAULT);
    row.put(0, Output.packGlyph(0x6f22));
    row.put(1, CellRow.TAKEN);
    assertEquals("漢x", written(ColorLevel.NONE, true, row));
  }

  @Test
  void rowsEndWithoutAColoredBackground() {
    CellRow row = row(2, CellRow.SPACE, CellRow.ANY, 5);
    assertEquals(
        "\033[45m  \033[0m\n\033[45m  \033[0m\033[0m",
        written(ColorLevel.SIXTEEN, false, row, row));
  }

  @Test
  void aNameBetweenColorsResetsThem() {
    CellRow row = row(3, 'x', 1, 2);
    row.put(1, 'N');
    String text = written(ColorLevel.SIXTEEN, false, row);
    assertEquals("\033[31;42mx\033[0mN\033[31;42mx\033[0m\033[0m", text);
    assertTrue(text.endsWith("\033[0m"));
  }
}
