package io.asciichat.cli.command;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.status.ServerControl;
import io.asciichat.cli.control.ControlServer;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import io.asciichat.transport.tcp.TcpTransport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of clients on a real terminal, and a server's process and its socket. */
@Needs({Need.TMUX, Need.KILL})
class StatusTerminalTest {
  private static final String MAIN = "io.asciichat.cli.Main ";

  @TempDir private Path folder;
  private TerminalProgram program;

  @BeforeEach
  void prepare() {
    program = new TerminalProgram(folder);
  }

  private static ServerControl control(AsciiChatServer server) {
    ServerControl.Steering none = new ServerControl.Steering(() -> {}, () -> {});
    return new ServerControl(server, none, InstantSource.system());
  }

  private static void awaitText(Pane pane, String part) {
    await(part)
        .atMost(TerminalProgram.TIMEOUT)
        .untilAsserted(() -> assertTrue(pane.text().contains(part), pane.text()));
  }

  @Test
  void theTableFollowsTheCallAndTheSizeAndGivesTheTerminalBack() throws Exception {
    ChatRuntime runtime = ChatRuntime.standard();
    Path socket = folder.resolve("s");
    try (AsciiChatServer server =
            AsciiChatServer.builder(new TcpTransport(), new PlainSecurity())
                .runtime(runtime)
                .listenOn(List.of(TcpTransport.loopback(0).getFirst()))
                .start();
        ControlServer _ =
            ControlServer.start(socket.toString(), 1, Map.of(), control(server), runtime);
        Pane pane = program.start(MAIN + "status " + socket)) {
      awaitText(pane, "nobody is connected");
      assertEquals("1", pane.variable("alternate_on"));
      try (AsciiChatClient _ =
          AsciiChatClient.builder(
                  new TcpTransport(),
                  new PlainSecurity(),
                  server.endpoints().getFirst(),
                  new MemoryDisplay(ViewerProfile.ofSize(80, 24)))
              .name("漢字 Ada")
              .runtime(runtime)
              .start()) {
        awaitText(pane, " 1  漢字 Ada  127.0.0.1:");
        assertTrue(pane.text().contains("80x24"), pane.text());
        assertTrue(pane.text().stripTrailing().endsWith("q leaves"), pane.text());
        pane.resize(40, 12);
        await()
            .atMost(TerminalProgram.TIMEOUT)
            .untilAsserted(
                () -> {
                  assertTrue(pane.text().contains("漢字 Ada"), pane.text());
                  assertFalse(pane.text().contains("address"), pane.text());
                  assertFalse(pane.text().contains("80x24"), pane.text());
                });
      }
      awaitText(pane, "nobody is connected");
      // The modes that are compared hold the size.
      pane.resize(80, 24);
      pane.type("q");
      assertEquals("0", program.exitCode());
      program.assertModeRestored();
      assertEquals("0", pane.variable("alternate_on"));
      assertEquals("1", pane.variable("cursor_flag"));
    }
  }

  @Test
  void aServerThatGoesAwayIsTold() throws Exception {
    ChatRuntime runtime = ChatRuntime.standard();
    Path socket = folder.resolve("s");
    try (AsciiChatServer server =
        AsciiChatServer.builder(new TcpTransport(), new PlainSecurity())
            .runtime(runtime)
            .listenOn(List.of(TcpTransport.loopback(0).getFirst()))
            .start()) {
      ControlServer control =
          ControlServer.start(socket.toString(), 1, Map.of(), control(server), runtime);
      try (Pane pane = program.start(MAIN + "status " + socket)) {
        awaitText(pane, "nobody is connected");
        control.close();
        assertEquals("42", program.exitCode());
        program.assertModeRestored();
        assertTrue(pane.text().contains("ascii-chat: cannot ask the server at"), pane.text());
      }
    }
  }

  @Test
  void aServerWithoutASocketSaysSoOnceAndServes() throws Exception {
    Path taken = Files.writeString(folder.resolve("taken"), "precious");
    try (Pane pane = program.start(MAIN + "server --port 0 --control " + taken)) {
      awaitText(pane, "listening on");
      String text = pane.text().replace("\n", "");
      assertTrue(text.contains("warning: 'ascii-chat status' will not find this server"), text);
      program.signal("TERM");
      assertEquals("0", program.exitCode());
      assertEquals("precious", Files.readString(taken));
    }
  }

  @Test
  void aServersSocketGoesWithIt() throws Exception {
    Path socket = folder.resolve("s");
    try (Pane pane = program.start(MAIN + "server --port 0 --control " + socket)) {
      awaitText(pane, "listening on");
      TestShell shell = new TestShell(folder);
      await().atMost(TerminalProgram.TIMEOUT).until(() -> Files.exists(socket));
      assertEquals(0, shell.run("status", socket.toString()), shell.err());
      program.signal("TERM");
      assertEquals("0", program.exitCode());
      assertFalse(Files.exists(socket));
    }
  }
}
