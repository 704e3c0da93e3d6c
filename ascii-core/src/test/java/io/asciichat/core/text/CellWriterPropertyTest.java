package io.asciichat.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CellWriterPropertyTest {
  private static final Pattern REPEAT = Pattern.compile("([^\\p{Cntrl}])\033\\[([0-9]+)b");

  private static CellRow[] rows(ColorLevel level, int columns, int count, long seed) {
    RandomRows random = new RandomRows(level, new Random(seed));
    CellRow[] rows = new CellRow[count];
    for (int y = 0; y < count; y++) {
      rows[y] = random.row(columns);
    }
    return rows;
  }

  @Property(tries = 1000)
  void aTerminalShowsExactlyTheCellsAskedFor(
      @ForAll ColorLevel level,
      @ForAll boolean repeats,
      @ForAll @IntRange(min = 1, max = 80) int columns,
      @ForAll @IntRange(min = 1, max = 4) int count,
      @ForAll long seed) {
    CellRow[] rows = rows(level, columns, count, seed);
    FrameText text = RandomRows.write(level, repeats, rows);
    assertEquals(count, text.rows().size());
    for (int y = 0; y < count; y++) {
      assertEquals(asked(rows[y]), text.rows().get(y).stream().map(this::seen).toList());
    }
    assertFalse(text.hasColoredEnds());
    assertEquals(level != ColorLevel.NONE, text.text().endsWith("\033[0m"));
  }

  @Property(tries = 300)
  void repeatingIsUsedExactlyWhereItIsShorter(
      @ForAll ColorLevel level,
      @ForAll @IntRange(min = 1, max = 80) int columns,
      @ForAll long seed) {
    CellRow[] rows = rows(level, columns, 3, seed);
    FrameText without = RandomRows.write(level, false, rows);
    FrameText with = RandomRows.write(level, true, rows);
    assertEquals(0, without.repeats());
    Matcher matcher = REPEAT.matcher(with.text());
    int found = 0;
    int saved = 0;
    while (matcher.find()) {
      int spelled = bytes(matcher.group(1)) * Integer.parseInt(matcher.group(2));
      int repeated = bytes(matcher.group()) - bytes(matcher.group(1));
      assertTrue(repeated < spelled);
      saved += spelled - repeated;
      found++;
    }
    assertEquals(with.repeats(), found);
    assertEquals(bytes(without.text()), bytes(with.text()) + saved);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private List<FrameText.Cell> asked(CellRow row) {
    List<FrameText.Cell> cells = new ArrayList<>();
    for (int x = 0; x < row.columns(); x++) {
      if (row.glyphs[x] != CellRow.TAKEN) {
        byte[] utf8 = new byte[Integer.BYTES];
        Output.putInt(utf8, 0, row.glyphs[x]);
        String glyph = new String(utf8, StandardCharsets.UTF_8);
        cells.add(
            seen(new FrameText.Cell(glyph.codePointAt(0), row.foregrounds[x], row.backgrounds[x])));
      }
    }
    return cells;
  }

  /** The same for all cells that look the same. */
  private FrameText.Cell seen(FrameText.Cell cell) {
    return switch (cell.glyph()) {
      case ' ' -> new FrameText.Cell(' ', 0, cell.background());
      case '█' -> new FrameText.Cell(' ', 0, cell.foreground());
      case '▄' -> new FrameText.Cell('▀', cell.background(), cell.foreground());
      default -> cell;
    };
  }
}
