package io.asciichat.testkit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ClientJoin;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.MemoryTransport;
import io.asciichat.testkit.video.TestPattern;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client tells a server that says, without encryption, its dialect. */
class IntroductionTest {
  private static final Endpoint SERVER = new Endpoint("localhost", 27224);
  private static final ViewerProfile VIEW =
      ViewerProfile.ofSize(40, 12).withRenderMode(RenderMode.OCTANT).withLook(Look.USUAL);

  private final SimulatedScheduler world = new SimulatedScheduler();
  private final ChatRuntime runtime = ChatRuntime.standard().on(world, world);
  private final BufferPool pool = runtime.pool();
  private final MemoryTransport network = MemoryTransport.simulated(world);

  @ParameterizedTest
  @CsvSource({"EXTENDED, Ada, Ada", "EXTENDED, '', ", "ACIP, Ada, "})
  void namesAndWishesAreForTheExtendedDialect(Dialect dialect, String name, String told) {
    StubServer server =
        new StubServer(
            world,
            network.listen(List.of(SERVER), runtime.pool()),
            (picture, viewer) -> new ServerState(1, 1, dialect));
    TestPattern camera = new TestPattern("ADA", 64, 48, 10, 1, pool);
    try (AsciiChatClient client =
        AsciiChatClient.builder(network, new PlainSecurity(), SERVER, new MemoryDisplay(VIEW))
            .video(OwnVideo.of(camera))
            .name(name)
            .runtime(runtime)
            .start()) {
      world.runFor(Duration.ofSeconds(1));
      assertEquals(true, client.isConnected());
    }
    assertEquals(
        told == null ? List.of() : List.of(told),
        server.seen(ClientJoin.class).stream().map(ClientJoin::shownName).toList());
    boolean extended = dialect == Dialect.EXTENDED;
    List<ClientCapabilities> announced = server.seen(ClientCapabilities.class);
    assertEquals(extended ? 2 : 1, announced.size());
    assertEquals(RenderMode.HALF_BLOCK, announced.getLast().drawing().mode());
    assertEquals(extended, announced.getLast().wishes() != null);
  }
}
