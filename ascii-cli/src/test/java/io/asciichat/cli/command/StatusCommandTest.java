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
import java.time.InstantSource;
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
  private final ServerControl.Steering steering =
      new ServerControl.Steering(
          reloads::incrementAndGet,
          () -> {
            var _ = server.drain().thenRun(() -> control.close());
          });
  private TestShell shell;

  @BeforeEach
  void start() throws IOException {
    shell = newShell();
    server =
        AsciiChatServer.builder(new TcpTransport(), new PlainSecurity())
            .runtime(runtime)
            .listenOn(List.of(TcpTransport.loopback(0).getFirst()))
            .start();
    control = control(server);
  }

  private ControlServer control(AsciiChatServer of) throws IOException {
    return ControlServer.start(
        ControlServer.AUTO,
        port(of),
        shell.environment,
        new ServerControl(of, steering, InstantSource.system()),
        runtime);
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
  void whoIsBannedHasToGoAndStaysOutUntilTheBanIsLifted() {
    assertEquals("nobody is banned\n", told(0, "bans"));
    try (AsciiChatClient client = join("Ada")) {
      String answer = told(0, "ban", "1", "too", "loud", "--time", "3600");
      assertTrue(
          answer.matches("banned 127[.0-9]+ 2.*Z too loud; clients that have to go: 1\n"), answer);
      await().atMost(TIMEOUT).until(() -> client.end().isDone());
    }
    String listed = told(0, "bans");
    assertTrue(listed.matches("127[.0-9]+ 2.*Z too loud\n"), listed);
    String address = listed.split(" ", 2)[0];
    assertEquals("no longer banned: " + address + "\n", told(0, "unban", address));
    join("Ada").close();
    assertTrue(told(2, "unban", address).contains("there is no ban of " + address));
  }

  @Test
  void networksAndKeysAreBannedInEveryFormTheyHave() throws IOException {
    String key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    Path file = Files.writeString(home.resolve("ada.pub"), key + " ada\n");
    told(0, "ban", "2001:DB8::/32");
    told(0, "ban", file.toString(), "a", "key");
    List<String> bans = told(0, "bans").lines().toList();
    assertEquals("2001:db8:0:0:0:0:0:0/32 forever", bans.getFirst());
    assertTrue(bans.getLast().matches("key:[0-9a-f]{64} forever a key"), bans.toString());
    assertTrue(told(0, "unban", key).startsWith("no longer banned: key:3b6a27bc"), shell.out());
    assertTrue(told(2, "ban", "192.0.2.0/64").contains("bits"), shell.err());
    assertTrue(told(2, "ban", "example.org").contains("example.org"), shell.err());
    assertTrue(told(2, "ban", "99").contains("there is no client 99"));
    assertTrue(told(2, "ban", "192.0.2.1", "--time", "0").contains("1 to 315360000"));
  }

  /** The answer arrives although the server ends at once. */
  @Test
  void anEmptyServerThatIsDrainedEndsAfterItsAnswer() {
    assertEquals(
        "the server takes no newcomers and ends with the last client; clients now: 0\n",
        told(0, "drain"));
    await().atMost(TIMEOUT).until(() -> !Files.exists(control.path()));
  }

  @Test
  void aServerThatDrainsSaysSo() {
    try (AsciiChatClient _ = join("Ada")) {
      assertTrue(told(0, "drain").endsWith("clients now: 1\n"), shell.out());
      assertEquals("the server takes no newcomers already\n", told(0, "drain"));
      assertTrue(told(0).startsWith("1 of 64 clients  draining  up "), shell.out());
    }
    await().atMost(TIMEOUT).until(() -> !Files.exists(control.path()));
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
    assertTrue(told(2, "status").contains("choose kick, ban, unban, bans, reload, drain, locks"));
  }

  @Test
  void oneOfSeveralServersIsNamedByItsPort() throws IOException {
    try (AsciiChatServer other =
            AsciiChatServer.builder(new TcpTransport(), new PlainSecurity())
                .runtime(runtime)
                .listenOn(List.of(TcpTransport.loopback(0).getFirst()))
                .start();
        ControlServer _ = control(other)) {
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
