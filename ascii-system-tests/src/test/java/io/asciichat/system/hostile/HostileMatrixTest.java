package io.asciichat.system.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All attacks one after the other, each on a server of its own, from an address that two honest
 * clients have as well and from another one. Run by the profile {@code hostile}; the properties
 * {@code attacks} and {@code from} choose some, such as {@code -Dattacks=TOGGLES,SIZES
 * -Dfrom=127.0.0.2}. Memory is looked at a minute later, while the next attacks go on.
 */
@Tag("hostile")
@Needs({Need.PROC, Need.LINUX, Need.SHELL})
class HostileMatrixTest {
  private static final Path FOLDER = Path.of("target", "hostile");
  private static final Path TABLE = FOLDER.resolve("matrix.md");

  @Test
  void noAttackHurtsAnHonestClient() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    List<Result> results = new ArrayList<>();
    Deque<Trial> waiting = new ArrayDeque<>();
    try {
      for (Attack attack : chosenAttacks()) {
        for (String from : chosenAddresses(attack)) {
          while (!waiting.isEmpty() && waiting.element().isSettled()) {
            settle(waiting);
          }
          Trial trial = new Trial(attack, from, FOLDER);
          waiting.add(trial);
          results.add(trial.result());
          trial.run();
          System.out.println(trial.result().row().strip());
        }
      }
      while (!waiting.isEmpty()) {
        settle(waiting);
      }
    } finally {
      waiting.forEach(Trial::close);
    }
    StringBuilder table = new StringBuilder(Result.HEADER);
    results.forEach(result -> table.append(result.row()));
    Files.writeString(TABLE, table);
    System.out.println("\n" + table + "\nalso in " + TABLE.toAbsolutePath());
    assertEquals(
        List.of(), results.stream().filter(result -> !result.passed()).map(Result::row).toList());
  }

  private static void settle(Deque<Trial> waiting) throws IOException, InterruptedException {
    try (Trial oldest = waiting.remove()) {
      oldest.settle();
    }
  }

  private static List<Attack> chosenAttacks() {
    String chosen = System.getProperty("attacks", "").toUpperCase(Locale.ROOT);
    return chosen.isBlank()
        ? List.of(Attack.values())
        : Arrays.stream(chosen.split(",", -1)).map(String::strip).map(Attack::valueOf).toList();
  }

  private static List<String> chosenAddresses(Attack attack) {
    String chosen = System.getProperty("from", "");
    return chosen.isBlank()
        ? attack.addresses()
        : Stream.of(chosen.split(",", -1)).map(String::strip).toList();
  }
}
