package io.asciichat.cli.command;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.status.ServerControl;
import io.asciichat.cli.control.ControlServer;
import io.asciichat.cli.json.JsonObject;
import io.asciichat.cli.json.JsonReader;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.transport.tcp.TcpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The status command and a server, over TCP and the control socket. */
@Timeout(60)
class StatusCommandTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @TempDir private Path home;
  private final ChatRuntime runtime = ChatRuntime.standard();
  private final AtomicInteger reloads = new AtomicInteger();
  private AsciiChatServer server;
  private ControlServer control;
  private TestShell shell;

  @BeforeEach
  void start() throws IOException {
    shell = newShell();
    server =
        AsciiChatServer.builder(new TcpTransport(), new PlainSecurity())
            .runtime(runtime)
            .listenOn(List.of(TcpTransport.loopback(0).getFirst()))
            .start();
    control = control(server, reloads::incrementAndGet);
  }

  private ControlServer control(AsciiChatServer of, Runnable reload) throws IOException {
    return ControlServer.start(
        ControlServer.AUTO, port(of), shell.environment, new ServerControl(of, reload), runtime);
  }

  private static int port(AsciiChatServer of) {
    return of.endpoints().getFirst().port();
  }

  @AfterEach
  void stop() {
    control.close();
    server.close();
  }

  private TestShell newShell() {
    return new TestShell(home).with("XDG_RUNTIME_DIR", home.toString());
  }

  private String told(int code, String... words) {
    shell = newShell();
    String[] line = new String[words.length + 2];
    line[0] = "status";
    // The machine may have other servers; this one has its place told.
    line[1] = control.path().toString();
    System.arraycopy(words, 0, line, 2, words.length);
    assertEquals(code, shell.run(line), shell.err());
    assertEquals("", code == 0 ? shell.err() : shell.out());
    return code == 0 ? shell.out() : shell.err();
  }

  private AsciiChatClient join(String name) {
    AsciiChatClient client =
        AsciiChatClient.builder(
                new TcpTransport(),
                new PlainSecurity(),
                server.endpoints().getFirst(),
                new MemoryDisplay(ViewerProfile.ofSize(80, 24)))
            .name(name)
            .reconnectAttempts(0)
            .runtime(runtime)
            .start();
    await().atMost(TIMEOUT).until(() -> server.sessions().size() == 1);
    return client;
  }

  @Test
  void theTableHasTheClients() {
    assertTrue(told(0).contains("nobody is connected"));
    try (AsciiChatClient _ = join("Ada")) {
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertTrue(
                      told(0)
                          .lines()
                          .anyMatch(l -> l.matches(" 1  Ada +127[.0-9:]+  v4 .*80x24.*")),
                      shell.out()));
      assertTrue(shell.out().startsWith("1 of "), shell.out());
    }
  }

  @Test
  void theJsonHasAllFigures() {
    try (AsciiChatClient _ = join("Ada \"x\"")) {
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () -> {
                JsonObject figures = JsonReader.object(told(0, "--json"));
                JsonObject client = figures.objects("clients").getFirst();
                assertEquals("Ada \"x\"", client.text("name"));
                assertEquals(80, client.object("terminal").whole("columns"));
              });
      assertEquals(1, shell.out().lines().count());
      assertTrue(JsonReader.object(shell.out()).object("locks").whole("acquired") > 0);
    }
  }

  @Test
  void aClientIsKickedWithAReason() throws Exception {
    try (AsciiChatClient client = join("Ada")) {
      assertEquals("client 1 has to go: too loud\n", told(0, "kick", "1", "too", "loud"));
      assertEquals(ErrorCode.AUTH, client.end().get(30, TimeUnit.SECONDS).code());
      assertEquals("too loud", client.end().get().message());
    }
    await().atMost(TIMEOUT).until(() -> server.sessions().isEmpty());
  }

  @Test
  void whoIsNotThereCannotBeKicked() {
    assertTrue(told(2, "kick", "7").contains("there is no client 7"));
    assertTrue(told(2, "kick", "Ada").contains("'Ada' is not a client's number"));
    assertTrue(told(2, "kick").contains("write 'kick ID [REASON]'"));
  }

  @Test
  void keysAreReadAgainAndLocksAreTold() {
    assertTrue(told(0, "reload").startsWith("settings and keys are read again"));
    assertEquals(1, reloads.get());
    assertTrue(told(0, "locks").startsWith("locks held and waited for:"));
  }

  @Test
  void aWordThatIsNoVerbIsTold() {
    assertTrue(told(2, "kik", "1").contains("did you mean 'kick'?"));
    assertTrue(told(2, "status").contains("choose kick, reload, locks"));
  }

  @Test
  void oneOfSeveralServersIsNamedByItsPort() throws IOException {
    try (AsciiChatServer other =
            AsciiChatServer.builder(new TcpTransport(), new PlainSecurity())
                .runtime(runtime)
                .listenOn(List.of(TcpTransport.loopback(0).getFirst()))
                .start();
        ControlServer _ = control(other, () -> {})) {
      shell = newShell();
      assertEquals(0, shell.run("status"), shell.err());
      assertTrue(
          shell.out().lines().anyMatch(l -> l.startsWith(port(server) + "  0 of ")), shell.out());
      assertTrue(shell.out().contains(port(other) + "  0 of "), shell.out());
      shell = newShell();
      assertEquals(2, shell.run("status", "locks"), shell.err());
      assertTrue(shell.err().contains("several servers are running"), shell.err());
      assertTrue(shell.err().contains(Integer.toString(port(other))), shell.err());
      shell = newShell();
      assertEquals(0, shell.run("status", Integer.toString(port(other)), "locks"), shell.err());
      assertFalse(shell.out().isEmpty());
    }
  }

  @Test
  void noServerIsOneSentence() throws IOException {
    shell = newShell();
    assertEquals(42, shell.run("status", "1"), shell.err());
    assertEquals(
        "ascii-chat: no server of yours is running here at port 1; if it is another user's, ask as"
            + " root",
        shell.err().strip());
    shell = newShell();
    assertEquals(42, shell.run("status", home + "/nothing"), shell.err());
    assertTrue(shell.err().contains("there is no such file"), shell.err());
    Path file = Files.writeString(home.resolve("file"), "x");
    shell = newShell();
    assertEquals(42, shell.run("status", file.toString()), shell.err());
    assertEquals(1, shell.err().lines().count(), shell.err());
  }
}
