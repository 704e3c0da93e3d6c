package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.terminal.ColoredScreen.Cell;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.testkit.sim.ManualClock;
import io.asciichat.testkit.sim.SimulatedScheduler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** On a light terminal no cell of a picture shows its ground. */
class PaintTest {
  private static final int COLUMNS = 12;
  private static final int ROWS = 4;

  @ParameterizedTest
  @EnumSource
  void anEmptyScreenIsDark(ColorLevel level) throws Exception {
    assertAlike(shown(Traits.at(level, Traits.RICH)), shown(light(level)), ROWS, level);
  }

  @ParameterizedTest
  @EnumSource
  void leavingBringsTheTerminalsOwnColoursBack(ColorLevel level) throws Exception {
    FakeDevice device = new FakeDevice(COLUMNS, ROWS);
    TerminalDisplay display = open(device, light(level));
    display.show(frame("\u001b[7mx\ny"));
    display.close();
    assertTrue(shownOf(String.join("", device.writes)).isPlain());
  }

  @ParameterizedTest
  @EnumSource
  void anOverlayStandsOutFromThePicture(ColorLevel level) throws Exception {
    FakeDevice device = new FakeDevice(COLUMNS, ROWS);
    try (TerminalDisplay display = open(device, light(level))) {
      display.show(Frames.full('x', COLUMNS, ROWS));
      display.status("hello");
      display.show(Frames.full('x', COLUMNS, ROWS));
      ColoredScreen screen = shownOf(String.join("", device.writes));
      Cell picture = screen.cell(0, 0);
      Cell status = screen.cell(ROWS - 1, 1);
      assertEquals("h", status.character());
      assertEquals(picture.ink(), status.ground());
      assertEquals(picture.ground(), status.ink());
      assertNotEquals(status.ink(), status.ground());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DARK,    TRUECOLOR, false",
    "DARK,    NONE,      false",
    "UNKNOWN, TRUECOLOR, true",
    "UNKNOWN, EIGHT,     true",
    "UNKNOWN, NONE,      false",
    "LIGHT,   TRUECOLOR, true",
    "LIGHT,   NONE,      true",
  })
  void theGroundIsPaintedUnlessItIsDarkOrCouldBecomeLight(
      Background background, ColorLevel level, boolean painted) throws Exception {
    TerminalTraits traits = Traits.on(background, Traits.at(level, Traits.RICH));
    assertEquals(!painted, ColoredScreen.GROUND.equals(shown(traits, "x").cell(0, 0).ground()));
  }

  /** Whatever a frame does: what it colours is so, and the rest is painted. */
  @Property(tries = 1000)
  void aFrameIsAsOnADarkTerminalButForItsPlainCells(
      @ForAll("frames") String first, @ForAll("frames") String second, @ForAll ColorLevel level)
      throws IOException {
    Assume.that(suits(level, first) && suits(level, second));
    ColoredScreen dark = shown(Traits.at(level, Traits.RICH), first, second);
    ColoredScreen light = shown(light(level), first, second);
    assertAlike(dark, light, ROWS, level);
  }

  @Property(tries = 1000)
  void aPrintedFrameIsDarkUpToItsEdges(@ForAll("frames") String text, @ForAll ColorLevel level)
      throws IOException {
    Assume.that(suits(level, text));
    ColoredScreen dark = printed(Traits.at(level, Traits.RICH), text);
    ColoredScreen light = printed(light(level), text);
    int printed = Math.min(ROWS, text.split("\n", -1).length);
    assertAlike(dark, light, printed, level);
    assertTrue(light.isPlain());
    for (int row = printed; row < ROWS; row++) {
      assertEquals(ColoredScreen.GROUND, light.cell(row, 0).ground(), "the shell's");
    }
  }

  @Test
  void aPipeIsNotPainted() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ViewPreferences told =
        ViewPreferences.DEFAULTS.withAbilities(
            new ViewPreferences.Abilities(null, null, null, Background.LIGHT));
    PlainDisplay.inPipe(out, light(ColorLevel.TRUECOLOR), told, new PlainSize(COLUMNS, ROWS))
        .show(frame("\u001b[0mx"));
    assertEquals("\u001b[0mx\n", out.toString(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<String> frames() {
    return Arbitraries.of(
            "a",
            "b",
            " ",
            "xyz",
            "\n",
            "E[0m",
            "E[m",
            "E[;1m",
            "E[1;0m",
            "E[39m",
            "E[49m",
            "E[39;49m",
            "E[31m",
            "E[42m",
            "E[97m",
            "E[103m",
            "E[38;5;9m",
            "E[48;5;0m",
            "E[38;2;1;2;0m",
            "E[48;2;0;39;49m",
            "E[38:5:39m",
            "E[48:2::1:2:3m",
            "E[1m",
            "E[22m",
            "E[7m",
            "E[27m",
            "E[4m",
            "E[24m",
            "E[25;28m",
            "E[38;5;0;49m",
            "E[0;38;2;9;9;9;48;2;8;8;8m",
            "E[21;9;29m")
        .list()
        .ofMaxSize(30)
        .map(pieces -> String.join("", pieces).replace('E', '\u001b'));
  }

  /** Where there are no colours, frames have none. */
  private static boolean suits(ColorLevel level, String text) {
    return level != ColorLevel.NONE || !text.matches("(?s).*(3[0-8]|4[0-8]|9[0-7]|10[0-7]).*");
  }

  private static void assertAlike(
      ColoredScreen dark, ColoredScreen light, int rows, ColorLevel level) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        Cell cell = dark.cell(row, column);
        assertEquals(
            new Cell(
                cell.character(),
                painted(cell.ink(), level),
                painted(cell.ground(), level),
                cell.attributes()),
            light.cell(row, column),
            "at " + row + ", " + column);
      }
    }
  }

  /** What is shown in place of a colour of a dark terminal. */
  private static String painted(String color, ColorLevel level) {
    boolean reversed = level == ColorLevel.NONE;
    Paint paint = Paint.on(Background.LIGHT, level);
    return switch (color) {
      case ColoredScreen.INK -> reversed ? ColoredScreen.GROUND : color(paint.ink());
      case ColoredScreen.GROUND ->
          reversed ? ColoredScreen.INK : color(paint.ground()).replace("40", "30");
      default -> color;
    };
  }

  private static String color(String numbers) {
    return numbers.replaceFirst("^[34]8;", "");
  }

  private static ColoredScreen shown(TerminalTraits traits, String... frames) throws IOException {
    FakeDevice device = new FakeDevice(COLUMNS, ROWS);
    try (TerminalDisplay display = open(device, traits)) {
      for (String text : frames) {
        display.show(frame(text));
      }
      return shownOf(String.join("", device.writes));
    }
  }

  private static ColoredScreen printed(TerminalTraits traits, String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlainDisplay.onTerminal(out, traits, ViewPreferences.DEFAULTS, new PlainSize(COLUMNS, ROWS))
        .show(frame(text));
    ColoredScreen screen = new ColoredScreen(COLUMNS, ROWS + 1);
    screen.accept(out.toString(StandardCharsets.UTF_8));
    return screen;
  }

  private static ColoredScreen shownOf(String written) {
    ColoredScreen screen = new ColoredScreen(COLUMNS, ROWS);
    screen.accept(written);
    return screen;
  }

  private static TerminalTraits light(ColorLevel level) {
    return Traits.on(Background.LIGHT, Traits.at(level, Traits.RICH));
  }

  private static AsciiFrame frame(String text) {
    return Frames.of(text, COLUMNS, ROWS);
  }

  private static TerminalDisplay open(FakeDevice device, TerminalTraits traits) {
    return new TerminalDisplay(
        device,
        new byte[0],
        traits,
        ViewPreferences.DEFAULTS,
        new ManualClock(),
        new SimulatedScheduler());
  }
}
