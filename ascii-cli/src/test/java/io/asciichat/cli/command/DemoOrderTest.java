package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class DemoOrderTest {
  @TempDir private Path home;

  /** The places in the grid are those of the order of joining: guests, then the user. */
  @RepeatedTest(3)
  void everybodyHasTheSamePlaceEachTime() {
    TestShell shell = new TestShell(home);
    String line =
        "demo --test-pattern --no-audio --snapshot -D 1 --width 80 --height 24 --name Zoe";
    assertEquals(0, shell.run(line.split(" ")), shell.err());
    List<String> rows = shell.out().lines().toList();
    assertBeside(rows, " ADA ", " GRACE ");
    assertBeside(rows, " LINUS ", " Zoe ");
    assertTrue(rowOf(rows, " ADA ") < rowOf(rows, " LINUS "), shell.out());
  }

  private static void assertBeside(List<String> rows, String left, String right) {
    int row = rowOf(rows, left);
    assertTrue(row >= 0 && rows.get(row).indexOf(right) > rows.get(row).indexOf(left), left);
  }

  private static int rowOf(List<String> rows, String label) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).contains(label)) {
        return row;
      }
    }
    return -1;
  }
}
