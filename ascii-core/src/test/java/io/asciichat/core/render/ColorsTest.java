package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ColorsTest {
  private final XtermColors xterm = new XtermColors();
  private final SixteenColors sixteen = new SixteenColors();

  private static String escape(IndexedColors colors, int index) {
    byte[] out = new byte[32];
    int end = colors.putForeground(out, 0, index);
    assertTrue(end <= colors.mostForegroundBytes());
    return new String(out, 0, end, StandardCharsets.US_ASCII);
  }

  @Test
  void xtermColorsAreThoseOfTheTerminal() {
    assertEquals(0x000000, XtermColors.color(16));
    assertEquals(0x5f0000, XtermColors.color(52));
    assertEquals(0x0087ff, XtermColors.color(33));
    assertEquals(0xffffff, XtermColors.color(231));
    assertEquals(0x080808, XtermColors.color(232));
    assertEquals(0xeeeeee, XtermColors.color(255));
  }

  @Property(tries = 500)
  void noXtermColorIsNearerThanTheChosen(@ForAll @IntRange(max = 0xffffff) int rgb) {
    int chosen = IndexedColors.distance(rgb, XtermColors.color(xterm.nearest(rgb)));
    for (int index = 16; index < 256; index++) {
      assertTrue(chosen <= IndexedColors.distance(rgb, XtermColors.color(index)));
    }
  }

  @Test
  void everyXtermColorIsItsOwnNearest() {
    for (int index = 16; index < 256; index++) {
      int color = XtermColors.color(index);
      assertEquals(color, XtermColors.color(xterm.nearest(color)));
    }
  }

  @Test
  void theSixteenAreFoundAndBlackIsAvoided() {
    assertEquals(1, sixteen.nearest(0x800000));
    assertEquals(9, sixteen.nearest(0xf01010));
    assertEquals(10, sixteen.nearest(0x00ff00));
    assertEquals(4, sixteen.nearest(0x000070));
    assertEquals(7, sixteen.nearest(0xc0c0c0));
    assertEquals(8, sixteen.nearest(0x707070));
    assertEquals(15, sixteen.nearest(0xffffff));
    assertNotEquals(0, sixteen.nearest(0x000000));
  }

  @Test
  void escapesAreTheShortest() {
    assertEquals("\033[31m", escape(sixteen, 1));
    assertEquals("\033[37m", escape(sixteen, 7));
    assertEquals("\033[90m", escape(sixteen, 8));
    assertEquals("\033[97m", escape(sixteen, 15));
    assertEquals("\033[38;5;16m", escape(xterm, 16));
    assertEquals("\033[38;5;255m", escape(xterm, 255));
  }
}
