package io.asciichat.testkit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.MemoryTransport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Those beside the measured clients, in simulated time. */
@Timeout(60)
class CrowdTest {
  private static final Endpoint SERVER = new Endpoint("localhost", 27224);

  private final SimulatedScheduler world = new SimulatedScheduler();
  private final ChatRuntime runtime = ChatRuntime.standard().on(world, world);
  private final MemoryTransport network = MemoryTransport.simulated(world);

  private LoadTest.Builder load() {
    return LoadTest.builder(network, new PlainSecurity(), SERVER)
        .runtime(runtime)
        .clients(2)
        .pictures(96, 72, 60)
        .warmUp(Duration.ofSeconds(2))
        .duration(Duration.ofSeconds(20));
  }

  private AsciiChatServer serve() {
    return AsciiChatServer.builder(network, new PlainSecurity())
        .runtime(runtime)
        .listenOn(List.of(SERVER))
        .maxClients(30)
        .connectionsPerMinute(100_000)
        .start();
  }

  private static CrowdLoad crowd(LoadReport report) {
    return Objects.requireNonNull(report.crowd(), report::format);
  }

  @Test
  void guestsComeAndGoAndOnlyTheOthersAreMeasured() throws InterruptedException {
    StubServer server =
        new StubServer(world, network.listen(List.of(SERVER), runtime.pool()), StubServer::frame);
    LoadReport report = load().churn(5).build().run();
    assertEquals(2, report.clients().size());
    // Those of the last second have not left.
    assertEquals(105.0, (double) crowd(report).churn().joined(), 1, report.format());
    assertEquals(0, crowd(report).churn().failed(), report.format());
    assertTrue(crowd(report).churn().joinMillis().max() < 50, report.format());
    assertEquals(112.0, server.seen(ClientCapabilities.class).size(), 1);
    assertEquals(List.of(), world.deaths());
  }

  @Test
  void guestsThatGetNoFrameHaveFailed() throws InterruptedException {
    new StubServer(
        world,
        network.listen(List.of(SERVER), runtime.pool()),
        (picture, viewer) ->
            viewer.terminal().columns() > 81 || viewer.terminal().rows() > 24
                ? null
                : StubServer.frame(picture, viewer));
    LoadReport report = load().mixedTerminals(TerminalMix.SIZES).churn(5).build().run();
    assertEquals(0, report.failed(), report.format());
    assertEquals(0, crowd(report).churn().joined(), report.format());
    assertEquals(105.0, (double) crowd(report).churn().failed(), 5, report.format());
    assertTrue(!crowd(report).churn().firstFailure().isEmpty(), report.format());
  }

  @Test
  void aCrowdCostsTheOthersNothingAndLeavesNothingBehind() throws InterruptedException {
    try (AsciiChatServer server = serve()) {
      LoadReport report = load().churn(5).slow(4).hostile(4).build().run();
      assertEquals(0, report.failed(), report.format());
      assertEquals(
          List.of(),
          LoadBounds.NONE
              .framesPerSecond(59)
              .longestGapMillis(25)
              .ageP99Millis(50)
              .brokenBy(report),
          report.format());
      CrowdLoad crowd = crowd(report);
      assertEquals(0, crowd.churn().failed(), report.format());
      assertTrue(crowd.slow().joined() >= 4, report.format());
      assertTrue(crowd.hostile().opened() > 20 && crowd.hostile().ended() > 10, report.format());
      world.runFor(Duration.ofSeconds(15));
      assertEquals(0, server.sessions().size());
      assertEquals(List.of(), world.deaths());
    }
    world.runFor(Duration.ofSeconds(2));
    assertEquals(0, runtime.pool().outstanding());
  }

  @Test
  void impossibleCrowdsAreRefused() {
    for (Runnable wrong :
        List.<Runnable>of(
            () -> load().churn(101), () -> load().slow(-1), () -> load().hostile(1001))) {
      assertEquals(ErrorCode.USAGE, assertThrows(AsciiChatException.class, wrong::run).code());
    }
  }
}
