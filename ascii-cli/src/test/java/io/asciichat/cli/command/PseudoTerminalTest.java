package io.asciichat.cli.command;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command on a real terminal: what it leaves behind, however it ends. */
@Needs({Need.TMUX, Need.KILL})
class PseudoTerminalTest {
  private static final String MIRROR = "io.asciichat.cli.Main mirror --test-pattern";

  @TempDir private Path folder;
  private TerminalProgram program;

  @BeforeEach
  void prepare() {
    program = new TerminalProgram(folder);
  }

  @Test
  void quittingLeavesTheTerminalAsItWas() throws Exception {
    try (Pane pane = program.start(MIRROR)) {
      awaitPicture(pane);
      assertEquals("0", pane.variable("cursor_flag"));
      assertEquals("0", pane.variable("wrap_flag"));
      pane.type("q");
      assertEquals("0", program.exitCode());
      assertRestored(pane);
    }
  }

  @Test
  void theTerminalIsRestoredAfterSigterm() throws Exception {
    try (Pane pane = program.start(MIRROR)) {
      awaitPicture(pane);
      program.signal("TERM");
      assertEquals("0", program.exitCode());
      assertRestored(pane);
    }
  }

  @Test
  void oneCtrlCIsEnough() throws Exception {
    try (Pane pane = program.start(MIRROR)) {
      awaitPicture(pane);
      pane.type("C-c");
      assertEquals("0", program.exitCode());
      assertRestored(pane);
    }
  }

  /** As where nothing may be executed in it. */
  @Test
  void aTemporaryFolderThatIsOfNoUseIsReplaced() throws Exception {
    try (Pane pane =
        program.start("XDG_CACHE_HOME=" + folder, "-Djava.io.tmpdir=/no/such/folder " + MIRROR)) {
      awaitPicture(pane);
      pane.type("q");
      assertEquals("0", program.exitCode());
      assertRestored(pane);
    }
  }

  @Test
  void aTerminalWhoseLibraryCannotBeLoadedIsNotAPipe() throws Exception {
    try (Pane pane =
        program.start("XDG_CACHE_HOME=/proc/no", "-Djava.io.tmpdir=/no/such/folder " + MIRROR)) {
      assertEquals("25", program.exitCode());
      assertTrue(pane.text().contains("the terminal cannot be controlled"), pane.text());
    }
  }

  /** None of them has a description on this machine, and most machines have few of them. */
  @ParameterizedTest
  @ValueSource(strings = {"xterm-ghostty", "wezterm", "st-256color", "no-such-terminal"})
  void aTerminalWithoutADescriptionIsUsedInSilence(String name) throws Exception {
    try (Pane pane = program.start("TERM=" + name, MIRROR)) {
      awaitPicture(pane);
      pane.type("q");
      assertEquals("0", program.exitCode());
      assertRestored(pane);
      assertEquals("before the picture", pane.text().strip());
    }
  }

  @Test
  void aTerminalThatCannotMoveItsCursorGetsPlainFramesOfItsSize() throws Exception {
    try (Pane pane = program.start("TERM=dumb", MIRROR + " --snapshot --snapshot-delay 0")) {
      assertEquals("0", program.exitCode());
      assertTrue(widest(pane) > 70, pane.text());
      assertTrue(pane.text().lines().filter(line -> line.length() > 70).count() > 15, pane.text());
    }
  }

  @Test
  void aTerminalThatDoesNotKnowItsSizeGetsAUsualOne() throws Exception {
    String sizeless = "sh -c 'stty rows 0 cols 0; exec \"$0\" \"$@\"'";
    try (Pane pane = program.start(sizeless, MIRROR + " --snapshot --snapshot-delay 0")) {
      assertEquals("0", program.exitCode());
      assertTrue(pane.text().lines().filter(line -> line.length() > 70).count() > 15, pane.text());
    }
  }

  /** They would leave, switch modes, and let it rain. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001bP1$r2 q\u001b\\",
        "\u001b]11;rgb:1e1e/1e1e/1e1e\u0007",
        "\u001b_qqq\u001b\\",
        "\u001b^qqq\u001b\\",
        "\u001bXqqq\u001b\\",
        "\u001b[200~qqq\u001b[201~",
        "\u001b[113u"
      })
  void whatATerminalTellsIsNotAKey(String told) throws Exception {
    try (Pane pane = program.start(MIRROR)) {
      awaitPicture(pane);
      List<String> bytes = new ArrayList<>(List.of("-H"));
      told.chars().forEach(c -> bytes.add(Integer.toHexString(c)));
      pane.type(bytes.toArray(String[]::new));
      pane.type("?");
      await().atMost(TerminalProgram.TIMEOUT).until(() -> pane.text().contains("q, Ctrl+C  leave"));
      assertFalse(pane.text().contains("render mode:"), pane.text());
      pane.type("q");
      assertEquals("0", program.exitCode());
    }
  }

  @Test
  void ctrlBackslashPrintsNoThreadsIntoThePicture() throws Exception {
    try (Pane pane = program.start(MIRROR)) {
      awaitPicture(pane);
      pane.type("C-\\");
      pane.type("?");
      await().atMost(TerminalProgram.TIMEOUT).until(() -> pane.text().contains("q, Ctrl+C  leave"));
      assertFalse(pane.text().contains("thread dump"), pane.text());
      pane.type("q");
      assertEquals("0", program.exitCode());
      assertRestored(pane);
    }
  }

  @Test
  void theTerminalIsRestoredAfterAnUnexpectedFailure() throws Exception {
    try (Pane pane = program.start("io.asciichat.cli.command.CrashingPicture")) {
      assertEquals("1", program.exitCode());
      assertRestored(pane);
      assertTrue(pane.text().replace("\n", "").contains("the program has failed"), pane.text());
    }
  }

  @Test
  void theTerminalIsGivenBackWhileStopped() throws Exception {
    try (Pane pane = program.start(MIRROR)) {
      awaitPicture(pane);
      program.signal("TSTP");
      await()
          .atMost(TerminalProgram.TIMEOUT)
          .until(() -> pane.variable("alternate_on").equals("0"));
      assertEquals("1", pane.variable("cursor_flag"));
      program.signal("CONT");
      awaitPicture(pane);
      pane.type("q");
      assertEquals("0", program.exitCode());
      assertRestored(pane);
    }
  }

  @Test
  void aResizeFillsTheNewSize() throws Exception {
    try (Pane pane = program.start(MIRROR)) {
      awaitPicture(pane);
      pane.resize(60, 20);
      await().atMost(TerminalProgram.TIMEOUT).until(() -> widest(pane) > 50 && widest(pane) <= 60);
      pane.resize(90, 30);
      await().atMost(TerminalProgram.TIMEOUT).until(() -> widest(pane) > 80);
      pane.type("q");
      assertEquals("0", program.exitCode());
    }
  }

  @Test
  void theHelpLiesOverThePicture() throws Exception {
    try (Pane pane = program.start(MIRROR)) {
      awaitPicture(pane);
      pane.type("?");
      await().atMost(TerminalProgram.TIMEOUT).until(() -> pane.text().contains("q, Ctrl+C  leave"));
      pane.type("?");
      await()
          .atMost(TerminalProgram.TIMEOUT)
          .until(() -> !pane.text().contains("q, Ctrl+C  leave"));
      pane.type("q");
      assertEquals("0", program.exitCode());
    }
  }

  private void awaitPicture(Pane pane) {
    await()
        .atMost(TerminalProgram.TIMEOUT)
        .until(() -> pane.variable("alternate_on").equals("1") && widest(pane) > 70);
  }

  private static int widest(Pane pane) throws IOException, InterruptedException {
    return pane.text().lines().mapToInt(String::length).max().orElse(0);
  }

  private void assertRestored(Pane pane) throws IOException, InterruptedException {
    program.assertModeRestored();
    assertEquals("0", pane.variable("alternate_on"));
    assertEquals("1", pane.variable("cursor_flag"));
    assertEquals("1", pane.variable("wrap_flag"));
    assertEquals("0", pane.variable("history_size"), "nothing has scrolled");
    assertTrue(pane.text().startsWith("before the picture\n"), pane.text());
    assertFalse(pane.text().contains("XXXX"), "nothing of the picture is left");
  }
}
