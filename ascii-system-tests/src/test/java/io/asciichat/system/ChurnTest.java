package io.asciichat.system;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.Endpoint;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.testkit.load.CrowdLoad.ChurnLoad;
import io.asciichat.testkit.load.LoadReport;
import io.asciichat.testkit.load.LoadTest;
import io.asciichat.transport.tcp.TcpTransport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** People who come and go, on real sockets. */
@Timeout(120)
class ChurnTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ChatRuntime runtime = ChatRuntime.standard();

  @Test
  void clientsThatJoinAndLeaveLeaveNoSessionNoThreadAndNoBufferBehind()
      throws InterruptedException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (AcipSecurity security = AcipSecurity.builder().build();
        AsciiChatServer server =
            AsciiChatServer.builder(new TcpTransport(), security)
                .runtime(runtime)
                .listenOn(List.of(new Endpoint("127.0.0.1", 0)))
                .maxClients(40)
                .maxClientsPerNetwork(40)
                .connectionsPerMinute(100_000)
                .start()) {
      LoadReport report =
          LoadTest.builder(new TcpTransport(), security, server.endpoints().getFirst())
              .clients(4)
              .pictures(96, 72, 10)
              .terminal(40, 12)
              .churn(5)
              .warmUp(Duration.ofSeconds(1))
              .duration(Duration.ofSeconds(6))
              .build()
              .run();
      assertEquals(0, report.failed(), report.format());
      ChurnLoad churn = Objects.requireNonNull(report.crowd()).churn();
      // On a busy machine single ones get no frame within their second.
      assertTrue(churn.joined() >= 10, report.format());
      await("no session is left").atMost(TIMEOUT).until(() -> server.sessions().isEmpty());
      await("no client's thread is left")
          .atMost(TIMEOUT)
          .untilAsserted(() -> assertEquals(Set.of(), clientThreads(before)));
      await("every buffer is back").atMost(TIMEOUT).until(() -> runtime.pool().outstanding() == 0);
    }
  }

  /** Names of threads that belong to one client, on either side. */
  private static Set<String> clientThreads(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> name.matches("(load .*|(receive|send|video|audio) \\d+)"))
        .collect(Collectors.toSet());
  }
}
