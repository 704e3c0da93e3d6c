package io.asciichat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.Endpoint;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.testkit.load.CrowdLoad;
import io.asciichat.testkit.load.LoadBounds;
import io.asciichat.testkit.load.LoadReport;
import io.asciichat.testkit.load.LoadTest;
import io.asciichat.transport.tcp.TcpTransport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Clients that stop reading and connections that break the protocol, on real sockets beside honest
 * clients. How fast these are is measured by {@code load}; here it must not break down, on a
 * machine that has other things to do, too.
 */
@Timeout(120)
class StoppedAndHostileClientsTest {
  @Test
  void nineClientsKeepTheirFramesBesideThreeThatStopReadingAndThreeHostileOnes()
      throws InterruptedException {
    try (AcipSecurity security = AcipSecurity.builder().build();
        AsciiChatServer server =
            AsciiChatServer.builder(new TcpTransport(), security)
                .listenOn(List.of(new Endpoint("127.0.0.1", 0)))
                .maxClients(24)
                .maxClientsPerNetwork(24)
                .connectionsPerMinute(100_000)
                .start()) {
      LoadReport report =
          LoadTest.builder(new TcpTransport(), security, server.endpoints().getFirst())
              .clients(9)
              .pictures(96, 72, 20)
              .terminal(60, 20)
              .slow(6)
              .hostile(3)
              .warmUp(Duration.ofSeconds(2))
              .duration(Duration.ofSeconds(6))
              .build()
              .run();
      assertEquals(0, report.failed(), report.format());
      assertEquals(0, report.invalid(), report.format());
      // A tenth of what they ask for: one of them that is forgotten gets none.
      assertEquals(
          List.of(),
          LoadBounds.NONE.framesPerSecond(6).longestGapMillis(3000).brokenBy(report),
          report.format());
      CrowdLoad crowd = Objects.requireNonNull(report.crowd());
      assertTrue(crowd.slow().joined() >= 6, report.format());
      assertTrue(crowd.hostile().ended() >= 3, report.format());
    }
  }
}
