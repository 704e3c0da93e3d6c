package io.asciichat.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, because logging is configured once for each. */
class LibraryLogsTest {
  @TempDir private Path folder;

  @Test
  void whatLibrariesLogDoesNotReachTheUser() throws Exception {
    String printed = run("WARNING");
    assertTrue(printed.endsWith("ERROR test: our line\n"), printed);
    assertEquals(1, printed.lines().count(), printed);
  }

  @Test
  void whoLooksForACauseSeesIt() throws Exception {
    assertHeard(run("DEBUG"));
  }

  @Test
  void aLogFileHoldsIt() throws Exception {
    Path file = folder.resolve("log");
    assertEquals("", run("INFO", file.toString()));
    assertHeard(Files.readString(file));
  }

  private static void assertHeard(String text) {
    assertTrue(text.contains("a: jul complains"), text);
    assertTrue(text.contains("b: jul stack"), text);
    assertTrue(text.contains("c: platform complains"), text);
    assertTrue(text.contains("d: slf4j complains"), text);
    assertTrue(text.contains("test: our line"), text);
    assertFalse(text.contains("jul chats"), text);
  }

  /** What comes out of both standard streams. */
  private static String run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NoisyLibraries.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed;
  }
}
