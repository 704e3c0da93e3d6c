package io.asciichat.media.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextGridTest {
  private static final int GREY = 0xc0c0c0;

  /** A cell as it is written and as it must be read. */
  record Cell(String codes, int foreground, int background, int codePoint) {}

  @ParameterizedTest
  @CsvSource({
    "'', c0c0c0, 0",
    "31, 800000, 0",
    "97, ffffff, 0",
    "94;103, 0000ff, ffff00",
    "42, c0c0c0, 008000",
    "38;5;9, ff0000, 0",
    "38;5;16, 000000, 0",
    "38;5;110, 87afd7, 0",
    "38;5;255;48;5;232, eeeeee, 080808",
    "38;2;1;2;3;48;2;4;5;6, 010203, 040506",
    "7, 0, c0c0c0",
    "31;7;44, 000080, 800000",
    "7;27, c0c0c0, 0",
    "31;42;39;49, c0c0c0, 0",
    "31;42;0, c0c0c0, 0",
    "31;42;, c0c0c0, 0",
    "1;4;32, 008000, 0",
    "38;2;256;0;0;32, c0c0c0, 0",
    "38;5;256, c0c0c0, 0",
    "38;5, c0c0c0, 0",
    "38;9;1;31, c0c0c0, 0",
    "38:2::1:2:3, 010203, 0",
    "38:2:1:2:3;48:5:9, 010203, ff0000",
    "48:2:0:1:2:3;32, 008000, 010203",
    "1;2;3;4;5;6;7;8;9;1;2;3;4;5;6;7;8;9;1;2;3;4;5;6;7;8;9;1;2;3;4;5;31, c0c0c0, 0"
  })
  void colours(String codes, String foreground, String background) {
    TextGrid grid = TextGrid.parse("\u001b[" + codes + "mx", 2, 1, Theme.DARK);
    assertEquals(Integer.parseInt(foreground, 16), grid.foreground(0, 0));
    assertEquals(Integer.parseInt(background, 16), grid.background(0, 0));
  }

  @Test
  void cellsThatTheTextDoesNotReachAreBlank() {
    TextGrid grid = TextGrid.parse("\u001b[41mab\nc", 4, 3, Theme.LIGHT);
    assertEquals(0x800000, grid.background(0, 1), "colours go on in the next row");
    assertEquals(' ', grid.codePoint(3, 2));
    assertEquals(0xffffff, grid.background(3, 2));
    assertEquals(0, grid.foreground(3, 2));
  }

  @Test
  void aWideCharacterFillsTwoCellsAndACombiningOneNone() {
    TextGrid grid = TextGrid.parse("漢e\u0301x", 4, 1, Theme.DARK);
    assertEquals("漢".codePointAt(0), grid.codePoint(0, 0));
    assertEquals(0, grid.codePoint(1, 0));
    assertEquals('e', grid.codePoint(2, 0));
    assertEquals('x', grid.codePoint(3, 0));
    assertEquals(GREY, grid.foreground(1, 0));
  }

  @Property(tries = 300)
  void whatIsWrittenIsRead(@ForAll("rows") List<List<Cell>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<Cell> row : rows) {
      text.append(text.isEmpty() ? "" : "\n");
      for (Cell cell : row) {
        text.append("\u001b[0;").append(cell.codes).append('m').appendCodePoint(cell.codePoint);
      }
    }
    TextGrid grid = TextGrid.parse(text.toString(), 8, 4, Theme.DARK);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        Cell cell = rows.get(row).get(column);
        assertEquals(cell.codePoint, grid.codePoint(column, row));
        assertEquals(cell.foreground, grid.foreground(column, row));
        assertEquals(cell.background, grid.background(column, row));
      }
    }
  }

  @Provide
  Arbitrary<List<List<Cell>>> rows() {
    Arbitrary<Integer> colors = Arbitraries.integers().between(0, 0xffffff);
    Arbitrary<Integer> characters = Arbitraries.of((int) 'a', 0x2580, 0x1fb00, 0x1cd00, 0x28ff);
    Arbitrary<Cell> cells =
        Combinators.combine(colors, colors, characters)
            .as(
                (front, back, character) ->
                    new Cell("38;2;" + rgb(front) + ";48;2;" + rgb(back), front, back, character));
    return cells.list().ofMinSize(1).ofMaxSize(8).list().ofMinSize(1).ofMaxSize(4);
  }

  private static String rgb(int color) {
    return (color >> 16) + ";" + (color >> 8 & 0xff) + ";" + (color & 0xff);
  }
}
