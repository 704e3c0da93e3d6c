package io.asciichat.core.color;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorTableTest {
  /** As `infocmp` and xterm's 256colres.h number them. */
  @ParameterizedTest
  @CsvSource({
    "16, 0x000000",
    "21, 0x0000ff",
    "46, 0x00ff00",
    "59, 0x5f5f5f",
    "67, 0x5f87af",
    "110, 0x87afd7",
    "196, 0xff0000",
    "231, 0xffffff",
    "232, 0x080808",
    "244, 0x808080",
    "255, 0xeeeeee"
  })
  void colorsOfXterm(int index, String rgb) {
    assertEquals(Integer.decode(rgb), ColorTable.XTERM.rgb(index));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x000000",
    "1, 0x800000",
    "3, 0x808000",
    "7, 0xc0c0c0",
    "8, 0x808080",
    "9, 0xff0000",
    "12, 0x0000ff",
    "15, 0xffffff"
  })
  void theSixteen(int index, String rgb) {
    assertEquals(Integer.decode(rgb), ColorTable.SIXTEEN.rgb(index));
  }

  @Test
  void theEightAreTheFirstOfTheSixteen() {
    assertEquals(0, ColorTable.EIGHT.first());
    assertEquals(8, ColorTable.EIGHT.size());
    for (int index = 0; index < 8; index++) {
      assertEquals(ColorTable.SIXTEEN.rgb(index), ColorTable.EIGHT.rgb(index));
    }
  }

  @Test
  void xtermLeavesOutWhatThemesChange() {
    assertEquals(16, ColorTable.XTERM.first());
    assertEquals(256, ColorTable.XTERM.size());
    assertEquals(0, ColorTable.SIXTEEN.first());
    assertEquals(16, ColorTable.SIXTEEN.size());
  }

  @Test
  void noColorOccursTwice() {
    for (ColorTable table :
        new ColorTable[] {ColorTable.EIGHT, ColorTable.SIXTEEN, ColorTable.XTERM}) {
      Set<Integer> colors = new HashSet<>();
      for (int index = table.first(); index < table.size(); index++) {
        colors.add(table.rgb(index));
        assertEquals(OkLab.of(table.rgb(index)), table.place(index));
      }
      assertEquals(table.size() - table.first(), colors.size());
    }
  }
}
