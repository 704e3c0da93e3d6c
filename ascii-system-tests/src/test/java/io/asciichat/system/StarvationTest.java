package io.asciichat.system;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import io.asciichat.testkit.video.TestPattern;
import io.asciichat.transport.tcp.TcpTransport;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real server that has too few threads, descriptors or bytes: it may lose clients, each with a
 * line in its log, but afterwards a newcomer is served and SIGTERM ends it.
 */
@Needs({Need.LINUX, Need.PROC, Need.KILL, Need.LIMITS})
class StarvationTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** What supervisors wait for, and a little for this machine. */
  private static final Duration STOP_LIMIT = Duration.ofMillis(2500);

  /** A user without processes, so that a limit on threads counts those of the server alone. */
  private static final String USER = "61234";

  private static final Pattern JOINED = Pattern.compile("Client (\\d+) connected, total");
  private static final Pattern GONE = Pattern.compile("client \\d+ from \\S+ has gone");

  /** Of one network the log has twenty such lines at once, and counts the others. */
  private static final int LINES_AT_ONCE = 20;

  private static final Pattern LEFT_OUT =
      Pattern.compile("gone: (\\d+) lines left out|has gone.* \\(and (\\d+) more like it\\)");

  private final ChatRuntime runtime = ChatRuntime.standard();
  private final BufferPool pool = runtime.pool();
  private final AcipSecurity security = AcipSecurity.builder().build();
  private final List<AsciiChatClient> clients = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeEach
  void letTheServerWrite() throws IOException {
    assertTrue(
        folder.toFile().setWritable(true, false) && folder.toFile().setExecutable(true, false));
  }

  @AfterEach
  void close() {
    clients.forEach(AsciiChatClient::close);
    security.close();
  }

  @Test
  void sixtyThreads() throws Exception {
    try (LimitedServer server = new LimitedServer(folder, sixtyThreadsAllowed(), List.of())) {
      survives(server, 20, ViewerProfile.ofSize(80, 24));
    }
  }

  @Test
  void aHundredAndTwentyDescriptors() throws Exception {
    try (LimitedServer server =
        new LimitedServer(folder, List.of("prlimit", "--nofile=120:120"), List.of())) {
      survives(server, 30, ViewerProfile.ofSize(80, 24));
      assertTrue(server.log().contains("cannot accept connections"), server.log());
    }
  }

  @Test
  void sixLargeTerminalsInTwentyFourMegabytes() throws Exception {
    try (LimitedServer server = new LimitedServer(folder, List.of(), List.of("-Xmx24m"))) {
      survives(server, 6, ViewerProfile.ofSize(300, 100));
    }
  }

  @Test
  void eightLargeTerminalsInThirtyTwoMegabytes() throws Exception {
    try (LimitedServer server = new LimitedServer(folder, List.of(), List.of("-Xmx32m"))) {
      survives(server, 8, ViewerProfile.ofSize(300, 100));
    }
  }

  @Test
  void theSecondSignalEndsAServerThatIsTakingLeaveWithCode1() throws Exception {
    try (LimitedServer server = new LimitedServer(folder, List.of(), List.of())) {
      Endpoint endpoint = server.endpoint();
      // It does not read, so that the server gives it the full time for that.
      try (WireClient client = WireClient.connect(endpoint, security, pool)) {
        PacketWriter writer = new PacketWriter();
        ClientCapabilities.CODEC.encode(
            ViewerProfileMapper.capabilitiesForCServer(ViewerProfile.ofSize(80, 24), "", ""),
            writer);
        client.send(PacketType.CLIENT_CAPABILITIES, Arrays.copyOf(writer.array(), writer.length()));
        await().atMost(TIMEOUT).until(() -> JOINED.matcher(server.log()).find());
        server.signal("TERM");
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(5)).until(() -> isClosed(endpoint));
        server.signal("INT");
        assertEquals(1, server.exitCode());
      }
    }
  }

  private static boolean isClosed(Endpoint endpoint) {
    try (Socket _ = new Socket(endpoint.host(), endpoint.port())) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private void survives(LimitedServer server, int crowd, ViewerProfile profile) throws Exception {
    Endpoint endpoint = server.endpoint();
    for (int i = 0; i < crowd; i++) {
      // No two alike, so that none shares a drawing.
      join(endpoint, profile.withSize(profile.columns() - i, profile.rows()));
    }
    MemoryDisplay first = join(endpoint, ViewerProfile.ofSize(81, 24));
    await().during(Duration.ofSeconds(5)).atMost(TIMEOUT).until(server::isAlive);
    clients.forEach(AsciiChatClient::close);
    first.close();
    await("every loss has a line")
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertEveryLossIsLogged(server.log()));
    assertSixtyFrames(endpoint, server);
    assertTrue(server.terminates(STOP_LIMIT), () -> "still there: " + server.log());
    assertEveryLossIsCounted(server.log());
  }

  private static void assertEveryLossIsLogged(String log) {
    if (GONE.matcher(log).results().count() >= LINES_AT_ONCE) {
      return;
    }
    Matcher joined = JOINED.matcher(log);
    while (joined.find()) {
      assertTrue(
          Pattern.compile("client " + joined.group(1) + " from \\S+ has gone").matcher(log).find(),
          log);
    }
  }

  private static void assertEveryLossIsCounted(String log) {
    long told = GONE.matcher(log).results().count();
    long leftOut =
        LEFT_OUT
            .matcher(log)
            .results()
            .mapToLong(m -> Long.parseLong(m.group(1) != null ? m.group(1) : m.group(2)))
            .sum();
    assertTrue(JOINED.matcher(log).results().count() <= told + leftOut, log);
  }

  private void assertSixtyFrames(Endpoint endpoint, LimitedServer server) {
    MemoryDisplay[] display = new MemoryDisplay[1];
    await("a newcomer is let in")
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              if (display[0] == null || clients.getLast().end().isDone()) {
                display[0] = join(endpoint, ViewerProfile.ofSize(80, 24));
              }
              return display[0].shownCount() > 10;
            });
    long[] before = {display[0].shownCount(), System.nanoTime()};
    await("60 frames a second: " + server.log())
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              long count = display[0].shownCount();
              long now = System.nanoTime();
              double rate = (count - before[0]) * 1e9 / (now - before[1]);
              before[0] = count;
              before[1] = now;
              return rate > 57;
            });
  }

  private MemoryDisplay join(Endpoint endpoint, ViewerProfile profile) {
    MemoryDisplay display = new MemoryDisplay(profile);
    VideoSource camera =
        new TestPattern("n" + clients.size(), 160, 120, 30, clients.size() + 1, pool);
    clients.add(
        AsciiChatClient.builder(new TcpTransport(), security, endpoint, display)
            .video(OwnVideo.of(camera))
            .reconnectAttempts(0)
            .runtime(runtime)
            .start());
    return display;
  }

  /** A command that runs another one with at most 60 threads. */
  private static List<String> sixtyThreadsAllowed() throws IOException {
    if (System.getProperty("user.name").equals("root")) {
      // Root itself has no such limit. Another user may, if it can read the class path.
      return List.of(
          "setpriv",
          "--reuid=" + USER,
          "--regid=" + USER,
          "--clear-groups",
          "--inh-caps=+dac_read_search",
          "--ambient-caps=+dac_read_search",
          "prlimit",
          "--nproc=60:60");
    }
    // The limit counts all threads of the user.
    return List.of("prlimit", "--nproc=" + (ownThreads() + 60));
  }

  private static long ownThreads() throws IOException {
    long count = 0;
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process :
          processes.filter(p -> p.getFileName().toString().matches("\\d+")).toList()) {
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
          count +=
              Files.getOwner(process).getName().equals(System.getProperty("user.name"))
                  ? threads.count()
                  : 0;
        } catch (IOException e) {
          // It has ended meanwhile.
        }
      }
    }
    return count;
  }
}
