package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.link.LinkEnvironment;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Security;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.MemoryTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client meets servers that turn it away in their own ways before it was ever let in. */
class FirstConnectionTest {
  private static final HandshakeException SEVERAL_KEYS =
      new HandshakeException(ErrorCode.HANDSHAKE, "start it with a single --key");

  private final SimulatedScheduler scheduler = new SimulatedScheduler();
  private final LinkEnvironment environment = LinkEnvironment.standard().on(scheduler, scheduler);
  private final MemoryTransport network = MemoryTransport.simulated(scheduler, environment.pool());
  private final Listener listener = network.listen(List.of(new Endpoint("127.0.0.1", 0)));
  private @Nullable AsciiChatClient client;

  @AfterEach
  void close() {
    if (client != null) {
      client.close();
    }
    listener.close();
  }

  @Test
  void theHandshakeSaysWhatHangingUpMeans() {
    serve((number, peer) -> peer.close());
    ClientEnd end = endOf(new GreetingSecurity(SEVERAL_KEYS));
    assertEquals(ErrorCode.HANDSHAKE, end.code());
    assertEquals(SEVERAL_KEYS.getMessage(), end.message());
  }

  @Test
  void everythingIsPreparedBeforeTheServerWaits() {
    List<String> order = new ArrayList<>();
    serve((number, peer) -> order.add("connected"));
    GreetingSecurity greeting = new GreetingSecurity(null);
    start(
        new Security() {
          @Override
          public void prepare() {
            order.add("prepared");
          }

          @Override
          public Handshake serve() {
            return greeting.serve();
          }

          @Override
          public Handshake connect() {
            return greeting.connect();
          }
        });
    scheduler.runFor(Duration.ofSeconds(1));
    assertEquals(List.of("prepared", "connected"), order);
  }

  private AbruptServer serve(AbruptServer.Reception reception) {
    return new AbruptServer(scheduler, listener, reception);
  }

  /** How a client ends that has had ten minutes for it. */
  private ClientEnd endOf(Security security) {
    AsciiChatClient started = start(security);
    scheduler.runFor(Duration.ofMinutes(10));
    return started.end().getNow(new ClientEnd(ErrorCode.OK, "still running", null));
  }

  private AsciiChatClient start(Security security) {
    AsciiChatClient started =
        AsciiChatClient.builder(
                network,
                security,
                listener.endpoints().get(0),
                new MemoryDisplay(ViewerProfile.ofSize(80, 24)))
            .environment(environment)
            .start();
    client = started;
    return started;
  }
}
