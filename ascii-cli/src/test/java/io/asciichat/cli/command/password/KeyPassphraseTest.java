package io.asciichat.cli.command.password;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.Pane;
import io.asciichat.cli.command.TerminalProgram;
import io.asciichat.crypto.keys.Identities;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The passphrase of a new key, asked for on a real terminal. */
@Needs({Need.TMUX, Need.KILL})
class KeyPassphraseTest {
  private static final String RIGHT = "pässphrase";

  @TempDir private Path folder;
  private TerminalProgram program;
  private Path file;
  private String command;

  @BeforeEach
  void name() {
    program = new TerminalProgram(folder);
    file = folder.resolve("id");
    command = "io.asciichat.cli.Main keygen --ask-passphrase " + file;
  }

  @Test
  void itIsTypedTwiceInTheSameWay() throws Exception {
    try (Pane pane = program.start(command)) {
      answer(pane, "passphrase for the new key:", RIGHT);
      answer(pane, "the same again:", "another");
      answer(pane, "the two are different; passphrase:", RIGHT);
      answer(pane, "the same again:", RIGHT);
      assertEquals("0", program.exitCode(), pane.text());
      program.assertModeRestored();
      assertFalse(pane.text().contains(RIGHT), pane.text());
    }
    KeyEnvironment environment = KeyEnvironment.of(Map.of(), folder);
    try (Identity identity =
        Identities.open(file.toString(), environment, (asked, n) -> RIGHT.toCharArray())) {
      assertEquals(64, identity.sign(new byte[32]).length);
    }
  }

  @Test
  void ctrlCLeavesNoKeyAndTheEchoOn() throws Exception {
    try (Pane pane = program.start(command)) {
      await()
          .atMost(TerminalProgram.TIMEOUT)
          .until(() -> pane.text().contains("passphrase for the new key:"));
      pane.type("C-c");
      assertEquals("0", program.exitCode(), pane.text());
      program.assertModeRestored();
      assertTrue(Files.notExists(file));
    }
  }

  private static void answer(Pane pane, String question, String typed) throws Exception {
    await().atMost(TerminalProgram.TIMEOUT).until(() -> pane.text().strip().endsWith(question));
    pane.type(typed);
    pane.type("Enter");
  }
}
