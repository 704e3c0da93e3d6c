package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpTextTest {
  @ParameterizedTest
  @CsvSource({"80, 24", "40, 12", "80, 3", "30, 6", "20, 8", "15, 13"})
  void everyKeyFindsAPlace(int columns, int rows) {
    List<String> lines = HelpText.fitting(columns, rows);
    assertTrue(lines.size() <= rows, lines.toString());
    for (String line : lines) {
      assertTrue(line.length() + 2 <= columns, line);
    }
    assertTrue(lines.toString().contains("freeze"), lines.toString());
    assertTrue(lines.toString().contains("render mode"), lines.toString());
  }

  @Test
  void howToLeaveComesFirstWhereThereIsNoRoom() {
    assertEquals("q leave", HelpText.fitting(10, 4).getFirst());
    assertEquals("q leave", HelpText.fitting(1, 1).getFirst());
  }
}
