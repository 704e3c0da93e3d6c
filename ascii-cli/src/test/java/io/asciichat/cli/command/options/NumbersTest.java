package io.asciichat.cli.command.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.TestShell;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @TempDir private Path home;

  @Test
  void readsWhatPeopleType() {
    assertEquals(-1, Numbers.whole(" -1 "));
    assertEquals(27224, Numbers.whole("27224"));
    assertEquals(0.5, Numbers.decimal(".5"));
    assertEquals(3, Numbers.decimal("3."));
    assertEquals(12.25, Numbers.decimal("+12.25"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "٢٧", "２", "0x10", "1e3", "1_000", "1,5", "--1", "99999999999"})
  void refusesWhatOnlyJavaTakesForANumber(String text) {
    assertThrows(NumberFormatException.class, () -> Numbers.whole(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "٢", "1f", "1d", "0x1p3", "NaN", "Infinity", "1,5", "1e3"})
  void refusesWhatOnlyJavaTakesForAFraction(String text) {
    assertThrows(NumberFormatException.class, () -> Numbers.decimal(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client --port ٢٧٢٢٤",
        "client localhost:٢٧٢٢٤",
        "client localhost:+27224",
        "server --ban-time 1d",
        "mirror --speakers-volume ١",
        "load --server-pid ٤٢"
      })
  void noCommandTakesThem(String line) {
    TestShell shell = new TestShell(home);
    assertEquals(2, shell.run(line.split(" ", 0)), shell.err());
    assertEquals(1, shell.err().lines().count(), shell.err());
    assertTrue(shell.out().isEmpty(), shell.out());
  }
}
