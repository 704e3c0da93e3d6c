package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.port.Display;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.PaletteType;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SymbolSet;
import io.asciichat.testkit.contract.DisplayContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainDisplayTest extends DisplayContract {
  private static final TerminalTraits TRAITS =
      Traits.rich(SymbolSet.QUADRANTS, TerminalTraits.Repeat.ALL, true);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Override
  protected Display create() {
    return display(out);
  }

  @Override
  protected String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writesFramesAndLineFeedsAndNothingElse() throws Exception {
    try (PlainDisplay display = display(out)) {
      display.status("not for a pipe");
      display.clear();
      display.show(Frames.of("ab\ncd", 80, 24));
      display.show(Frames.of("xE[3b".replace("E", "\u001b"), 80, 24));
    }
    assertEquals("ab\ncd\nxxxx\n", output());
  }

  @Test
  void hasNoColoursUnlessTold() {
    assertEquals(ColorLevel.NONE, display(out).profile().colorLevel());
    assertFalse(display(out).profile().padding());
  }

  @Test
  void aPipeTakesTheBlocksThatWereAskedFor() {
    ViewPreferences octants =
        ViewPreferences.DEFAULTS.withStyle(
            new ViewPreferences.Style(RenderMode.OCTANT, PaletteType.STANDARD, "", Look.USUAL));
    PlainSize size = new PlainSize(110, 70);
    assertEquals(
        RenderMode.OCTANT, PlainDisplay.inPipe(out, TRAITS, octants, size).profile().shownMode());
    assertEquals(
        RenderMode.FOREGROUND,
        PlainDisplay.inPipe(out, Traits.POOR, octants, size).profile().shownMode());
  }

  @Test
  void noticesThatNobodyReads() {
    PrintStream broken =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("broken pipe");
              }
            });
    try (PlainDisplay display = display(broken)) {
      assertThrows(IOException.class, () -> display.show(Frames.of("ab", 80, 24)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "100, 30, 50, 100, 30",
    "100, ,   50, 100, 50",
    ",    ,   ,   110, 70",
    "0,   x, -3,  110, 70",
    "9999999999, 4097, 4096, 110, 4096"
  })
  void takesItsSizeFromTheEnvironment(
      String columns, String rows, String lines, int expectedColumns, int expectedRows) {
    Map<String, String> environment = new HashMap<>();
    environment.put("COLUMNS", columns);
    environment.put("ROWS", rows);
    environment.put("LINES", lines);
    assertEquals(new PlainSize(expectedColumns, expectedRows), PlainSize.of(environment));
  }

  private static PlainDisplay display(OutputStream out) {
    return PlainDisplay.inPipe(out, TRAITS, ViewPreferences.DEFAULTS, new PlainSize(110, 70));
  }
}
