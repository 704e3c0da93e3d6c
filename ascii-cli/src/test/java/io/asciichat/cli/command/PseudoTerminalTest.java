package io.asciichat.cli.command;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a real terminal: what it leaves behind, however it ends. */
@Needs({Need.TMUX, Need.KILL})
class PseudoTerminalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MIRROR = "io.asciichat.cli.Main mirror --test-pattern";

  @TempDir private Path folder;

  @Test
  void quittingLeavesTheTerminalAsItWas() throws Exception {
    try (Pane pane = start(MIRROR)) {
      awaitPicture(pane);
      assertEquals("0", pane.variable("cursor_flag"));
      assertEquals("0", pane.variable("wrap_flag"));
      pane.type("q");
      assertEquals("0", exitCode());
      assertRestored(pane);
    }
  }

  @Test
  void theTerminalIsRestoredAfterSigterm() throws Exception {
    try (Pane pane = start(MIRROR)) {
      awaitPicture(pane);
      signal("TERM");
      assertEquals("0", exitCode());
      assertRestored(pane);
    }
  }

  @Test
  void oneCtrlCIsEnough() throws Exception {
    try (Pane pane = start(MIRROR)) {
      awaitPicture(pane);
      pane.type("C-c");
      assertEquals("0", exitCode());
      assertRestored(pane);
    }
  }

  @Test
  void theTerminalIsRestoredAfterAnUnexpectedFailure() throws Exception {
    try (Pane pane = start("io.asciichat.cli.command.CrashingPicture")) {
      assertEquals("1", exitCode());
      assertRestored(pane);
      assertTrue(pane.text().replace("\n", "").contains("the program has failed"), pane.text());
    }
  }

  @Test
  void theTerminalIsGivenBackWhileStopped() throws Exception {
    try (Pane pane = start(MIRROR)) {
      awaitPicture(pane);
      signal("TSTP");
      await().atMost(PATIENCE).until(() -> pane.variable("alternate_on").equals("0"));
      assertEquals("1", pane.variable("cursor_flag"));
      signal("CONT");
      awaitPicture(pane);
      pane.type("q");
      assertEquals("0", exitCode());
      assertRestored(pane);
    }
  }

  @Test
  void aResizeFillsTheNewSize() throws Exception {
    try (Pane pane = start(MIRROR)) {
      awaitPicture(pane);
      pane.resize(60, 20);
      await().atMost(PATIENCE).until(() -> widest(pane) > 50 && widest(pane) <= 60);
      pane.resize(90, 30);
      await().atMost(PATIENCE).until(() -> widest(pane) > 80);
      pane.type("q");
      assertEquals("0", exitCode());
    }
  }

  @Test
  void theHelpLiesOverThePicture() throws Exception {
    try (Pane pane = start(MIRROR)) {
      awaitPicture(pane);
      pane.type("?");
      await().atMost(PATIENCE).until(() -> pane.text().contains("q, Ctrl+C  leave"));
      pane.type("?");
      await().atMost(PATIENCE).until(() -> !pane.text().contains("q, Ctrl+C  leave"));
      pane.type("q");
      assertEquals("0", exitCode());
    }
  }

  private Pane start(String program) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    Path script =
        Files.writeString(
            folder.resolve("script"),
            """
            cd '%s'
            trap : INT
            echo before the picture
            stty -a >before
            (echo $$ >pid; exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto \
              --enable-native-access=ALL-UNNAMED -cp '%s' %s)
            echo $? >code.new
            stty -a >after
            mv code.new code
            """
                .replace("$$", "$(exec sh -c 'echo $PPID')")
                .formatted(folder, java, classPath, program));
    return new Pane(folder, 80, 24, script);
  }

  private void awaitPicture(Pane pane) {
    await()
        .atMost(PATIENCE)
        .until(() -> pane.variable("alternate_on").equals("1") && widest(pane) > 70);
  }

  private static int widest(Pane pane) throws IOException, InterruptedException {
    return pane.text().lines().mapToInt(String::length).max().orElse(0);
  }

  private void signal(String name) throws IOException, InterruptedException {
    String pid = Files.readString(folder.resolve("pid")).strip();
    assertEquals(0, new ProcessBuilder("kill", "-" + name, pid).start().waitFor());
  }

  private String exitCode() throws IOException {
    Path code = folder.resolve("code");
    await().atMost(PATIENCE).until(() -> Files.exists(code));
    return Files.readString(code).strip();
  }

  private void assertRestored(Pane pane) throws IOException, InterruptedException {
    assertEquals(
        Files.readString(folder.resolve("before")), Files.readString(folder.resolve("after")));
    assertEquals("0", pane.variable("alternate_on"));
    assertEquals("1", pane.variable("cursor_flag"));
    assertEquals("1", pane.variable("wrap_flag"));
    assertEquals("0", pane.variable("history_size"), "nothing has scrolled");
    assertTrue(pane.text().startsWith("before the picture\n"), pane.text());
    assertFalse(pane.text().contains("XXXX"), "nothing of the picture is left");
  }
}
