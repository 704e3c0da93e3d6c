package io.asciichat.cli.command.password;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.Pane;
import io.asciichat.cli.command.TerminalProgram;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import io.asciichat.transport.tcp.TcpTransport;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords asked for on a real terminal, of a client whose server demands one. */
@Needs({Need.TMUX, Need.KILL})
class PasswordPromptTest {
  private static final String RIGHT = "pässwörd";
  private static final String MAIN = "io.asciichat.cli.Main ";
  private static final String SNAPSHOT = " --snapshot -D 0 --width 20 --height 4";

  @TempDir private Path folder;
  private TerminalProgram program;
  private AcipSecurity security;
  private AsciiChatServer server;
  private String client;

  @BeforeEach
  void serve() {
    program = new TerminalProgram(folder);
    ChatRuntime runtime = ChatRuntime.standard();
    security = AcipSecurity.builder().password(RIGHT.toCharArray()).build();
    server =
        AsciiChatServer.builder(new TcpTransport(), security)
            .runtime(runtime)
            .listenOn(TcpTransport.loopback(0))
            .start();
    client =
        MAIN
            + "client 127.0.0.1:"
            + server.endpoints().getFirst().port()
            + " --test-pattern --no-audio";
  }

  @AfterEach
  void close() {
    server.close();
    security.close();
  }

  @Test
  void aDemandedPasswordIsAskedForAndAWrongOneAgain() throws Exception {
    try (Pane pane = program.start(client + SNAPSHOT)) {
      answer(pane, "ascii-chat: password:", "some wrong one");
      answer(pane, "the server does not accept it; try again:", RIGHT);
      assertEquals("0", program.exitCode(), pane.text());
      program.assertModeRestored();
      assertNothingShown(pane);
    }
  }

  @Test
  void theThirdWrongOneIsTheLast() throws Exception {
    try (Pane pane = program.start(client + SNAPSHOT)) {
      answer(pane, "ascii-chat: password:", "");
      answer(pane, "ascii-chat: nothing was typed; try again:", "short");
      answer(pane, "8 to 256 bytes as UTF-8; try again:", "some wrong one");
      assertEquals("62", program.exitCode(), pane.text());
      program.assertModeRestored();
      assertNothingShown(pane);
    }
  }

  @Test
  void theFlagAloneAsksAtOnceAndKeysWorkAfterwards() throws Exception {
    try (Pane pane = program.start(client + " --password")) {
      answer(pane, "ascii-chat: password:", "some wrong one");
      answer(pane, "the server does not accept it; try again:", RIGHT);
      await()
          .atMost(TerminalProgram.TIMEOUT)
          .until(() -> pane.variable("alternate_on").equals("1") && pane.text().length() > 1000);
      pane.type("q");
      assertEquals("0", program.exitCode(), pane.text());
      program.assertModeRestored();
      assertNothingShown(pane);
    }
  }

  @Test
  void aServerAsksToo() throws Exception {
    try (Pane pane = program.start(MAIN + "server 127.0.0.1 -p 0 --password")) {
      answer(pane, "ascii-chat: password:", "correct horse");
      await().atMost(TerminalProgram.TIMEOUT).until(() -> pane.text().contains("listening"));
      pane.type("C-c");
      assertEquals("0", program.exitCode(), pane.text());
      assertNothingShown(pane);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client", "server --password"})
  void ctrlCAtThePromptLeavesWithTheEchoOn(String command) throws Exception {
    String line = command.equals("client") ? client : MAIN + command;
    try (Pane pane = program.start(line)) {
      await()
          .atMost(TerminalProgram.TIMEOUT)
          .until(() -> pane.text().contains("ascii-chat: password:"));
      pane.type("C-c");
      assertEquals("0", program.exitCode(), pane.text());
      program.assertModeRestored();
    }
  }

  /** The second may come while the first one's end restores the terminal. */
  @Test
  void ctrlCPressedTwiceLeavesTheEchoOn() throws Exception {
    try (Pane pane = program.start(MAIN + "server --password")) {
      await()
          .atMost(TerminalProgram.TIMEOUT)
          .until(() -> pane.text().contains("ascii-chat: password:"));
      pane.type("C-c", "C-c");
      program.exitCode();
      program.assertModeRestored();
    }
  }

  @Test
  void ctrlZAtThePromptStopsWithTheEchoOn() throws Exception {
    try (Pane pane = program.start(client + SNAPSHOT)) {
      // Not only without echo: that is so already while the terminal is asked what it is.
      await()
          .atMost(TerminalProgram.TIMEOUT)
          .until(() -> pane.text().contains("ascii-chat: password:") && isMuted(pane));
      program.signal("TSTP");
      await().atMost(TerminalProgram.TIMEOUT).until(() -> !isMuted(pane));
      program.signal("CONT");
      await().atMost(TerminalProgram.TIMEOUT).until(() -> isMuted(pane));
      answer(pane, "ascii-chat: password: ascii-chat: password:", RIGHT);
      assertEquals("0", program.exitCode(), pane.text());
      program.assertModeRestored();
      assertNothingShown(pane);
    }
  }

  /** Whether the server will demand a password is not known yet. */
  @Test
  void ctrlZGivesTheTerminalBackBeforeTheServerAnswers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Pane pane =
            program.start(
                MAIN
                    + "client 127.0.0.1:"
                    + silent.getLocalPort()
                    + " --test-pattern --no-audio")) {
      await()
          .atMost(TerminalProgram.TIMEOUT)
          .until(() -> pane.variable("alternate_on").equals("1"));
      Socket accepted = silent.accept();
      program.signal("TSTP");
      await()
          .atMost(TerminalProgram.TIMEOUT)
          .until(() -> pane.variable("alternate_on").equals("0"));
      program.signal("CONT");
      await()
          .atMost(TerminalProgram.TIMEOUT)
          .until(() -> pane.variable("alternate_on").equals("1"));
      pane.type("C-c");
      assertEquals("0", program.exitCode(), pane.text());
      program.assertModeRestored();
      accepted.close();
    }
  }

  @Test
  void sigtermAtThePromptLeavesWithTheEchoOn() throws Exception {
    try (Pane pane = program.start(client)) {
      await()
          .atMost(TerminalProgram.TIMEOUT)
          .until(() -> pane.text().contains("ascii-chat: password:"));
      program.signal("TERM");
      assertEquals("0", program.exitCode(), pane.text());
      program.assertModeRestored();
    }
  }

  @Test
  void aPasswordThatWasGivenIsNotAskedForAgain() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "some wrong one\n");
    try (Pane pane = program.start(client + SNAPSHOT + " --password-file " + file)) {
      assertEquals("62", program.exitCode(), pane.text());
      assertFalse(pane.text().contains("try again"), pane.text());
    }
  }

  @Test
  void withoutATerminalThereIsNoQuestion() throws Exception {
    try (Pane pane = program.start(client + SNAPSHOT + " </dev/null >out")) {
      assertEquals("62", program.exitCode(), pane.text());
      assertTrue(pane.text().replace("\n", "").contains("--password-file"), pane.text());
      assertFalse(pane.text().contains("ascii-chat: password:"), pane.text());
    }
  }

  /** Whether the pane's terminal shows nothing of what is typed. */
  private static boolean isMuted(Pane pane) throws IOException, InterruptedException {
    Process stty =
        new ProcessBuilder("stty", "-a").redirectInput(new File(pane.variable("pane_tty"))).start();
    String mode = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertEquals(0, stty.waitFor());
    return mode.contains("-echo ");
  }

  private static void answer(Pane pane, String question, String password)
      throws IOException, InterruptedException {
    await().atMost(TerminalProgram.TIMEOUT).until(() -> pane.text().strip().endsWith(question));
    pane.type(password);
    pane.type("Enter");
  }

  private static void assertNothingShown(Pane pane) throws IOException, InterruptedException {
    for (String typed : new String[] {RIGHT, "some wrong one", "short", "correct horse"}) {
      assertFalse(pane.text().contains(typed), pane.text());
    }
  }
}
