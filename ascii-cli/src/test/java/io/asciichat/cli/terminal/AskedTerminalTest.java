package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.ViewerProfile;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedTerminalTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8");

  @ParameterizedTest
  @CsvSource({"100, 30, 100, 29", "0, 0, 80, 23", "0, 30, 80, 29", "100, 0, 100, 23", "5, 1, 5, 1"})
  void aPlainPictureIsAsLargeAsTheTerminalOrAsMostAre(
      int columns, int rows, int expectedColumns, int expectedRows) {
    ViewerProfile profile =
        asked(new FakeDevice(columns, rows))
            .plain(new ByteArrayOutputStream(), ViewPreferences.DEFAULTS)
            .profile();
    assertEquals(expectedColumns, profile.columns());
    assertEquals(expectedRows, profile.rows());
  }

  @ParameterizedTest
  @CsvSource({"100, 30, 100, 30", "0, 0, 80, 24", "0, 30, 80, 30"})
  void aWholeScreenIsAsLargeAsTheTerminalOrAsMostAre(
      int columns, int rows, int expectedColumns, int expectedRows) {
    try (TerminalDisplay display =
        asked(new FakeDevice(columns, rows)).display(ViewPreferences.DEFAULTS)) {
      assertEquals(expectedColumns, display.profile().columns());
      assertEquals(expectedRows, display.profile().rows());
    }
  }

  @Test
  void whatTheTerminalAnswersCounts() {
    FakeDevice device = new FakeDevice(80, 24);
    device.sent.add("\u001bP>|kitty(0.40.0)\u001b\\\u001b[?62;c");
    AskedTerminal terminal = asked(device);
    terminal.ask(true);
    assertEquals(ColorLevel.TRUECOLOR, terminal.traits().colorLevel());
    assertTrue(device.raw);
  }

  @Test
  void aTerminalThatIsOnlyPrintedOnGetsItsModeBack() {
    FakeDevice device = new FakeDevice(80, 24);
    try (AskedTerminal terminal = asked(device)) {
      terminal.ask(false);
    }
    assertFalse(device.raw);
    assertTrue(device.closed);
  }

  @Test
  void aDisplayKeepsTheTerminal() {
    FakeDevice device = new FakeDevice(80, 24);
    TerminalDisplay display;
    try (AskedTerminal terminal = asked(device)) {
      terminal.ask(true);
      display = terminal.display(ViewPreferences.DEFAULTS);
    }
    assertFalse(device.closed);
    display.close();
    assertTrue(device.closed);
  }

  @Test
  void whatWasTypedForTheShellIsNotTakenFromIt() {
    FakeDevice device = new FakeDevice(80, 24);
    device.sent.add("ls\n");
    asked(device).ask(false);
    assertEquals(1, device.sent.size());
    assertTrue(device.writes.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "'42 (java) S 1 42 40 34816 42 4194304 0', false",
    "'42 (java) S 1 42 40 34816 40 4194304 0', true",
    "'42 (a) b (c) S 1 42 40 34816 42 4194304 0', false",
    "'42 (java) S 1 42 40 0 -1 4194304 0', true",
    "'', true",
  })
  void theKernelTellsWhoIsInTheBackground(String state, boolean expected) {
    assertEquals(expected, AskedTerminal.isInBackground(state));
  }

  private static AskedTerminal asked(FakeDevice device) {
    return new AskedTerminal(device, ENVIRONMENT, device.clock);
  }
}
