package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.ClientListener;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.AsciiFramePacket;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.packet.session.RemoteLog;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Security;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.security.GreetingSecurity;
import io.asciichat.testkit.security.PretendingSecurity;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.MemoryTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client meets servers that turn it away in their own ways before it was ever let in. */
class FirstConnectionTest {
  private final HandshakeException severalKeys =
      new HandshakeException(ErrorCode.HANDSHAKE, "start it with a single --key");

  private final SimulatedScheduler scheduler = new SimulatedScheduler();
  private final ChatRuntime runtime = ChatRuntime.standard().on(scheduler, scheduler);
  private final MemoryTransport network = MemoryTransport.simulated(scheduler);
  private final Listener listener =
      network.listen(List.of(new Endpoint("127.0.0.1", 0)), runtime.pool());
  private final List<Duration> delays = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private int attempts = -1;
  private @Nullable AsciiChatClient client;

  @AfterEach
  void close() {
    if (client != null) {
      client.close();
    }
    listener.close();
  }

  @Test
  void aFirstConnectionThatBreaksIsFollowedByAnotherASecondLater() {
    AbruptServer server =
        serve(
            (number, peer) -> {
              if (number == 1) {
                peer.close();
              } else {
                letIn(peer);
              }
            });
    AsciiChatClient started = start(GreetingSecurity.content());
    scheduler.runFor(Duration.ofMillis(999));
    assertEquals(1, server.clients());
    scheduler.runFor(Duration.ofMillis(10));
    assertEquals(2, server.clients());
    assertTrue(started.isConnected());
    assertEquals(List.of(Duration.ofSeconds(1)), delays);
  }

  @Test
  void oneThatBreaksTwiceIsGivenUp() {
    attempts = 0; // of those after a call
    AbruptServer server = serve((number, peer) -> peer.close());
    ClientEnd end = endOf(GreetingSecurity.content());
    assertEquals(ErrorCode.NETWORK, end.code());
    assertTrue(end.message().contains("twice"), end.message());
    assertEquals(2, server.clients());
  }

  @Test
  void oneThatBreaksAfterTheHandshakeIsFollowedByAnotherToo() {
    AbruptServer server =
        serve(
            (number, peer) -> {
              send(peer, PacketType.PONG, new byte[0]);
              peer.close();
            });
    assertEquals(ErrorCode.NETWORK, endOf(GreetingSecurity.content()).code());
    assertEquals(2, server.clients());
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorCode.class,
      names = {"AUTH", "SESSION_FULL", "RATE_LIMITED", "NOT_SUPPORTED", "PROTOCOL", "GENERAL"})
  void whoIsTurnedAwayDoesNotTryAgain(ErrorCode reason) {
    AbruptServer server = serve((number, peer) -> sayGoodbye(peer, reason));
    assertEquals(reason, endOf(GreetingSecurity.content()).code());
    assertEquals(1, server.clients());
  }

  @Test
  void aFullCServerIsAsFullAsOurs() {
    AbruptServer server = serve((number, peer) -> sendFull(peer));
    ClientEnd end = endOf(GreetingSecurity.content());
    assertEquals(ErrorCode.SESSION_FULL, end.code());
    assertEquals("the server is full; try again when a client has left", end.message());
    assertEquals(1, server.clients());
  }

  @Test
  void whoLosesTheCallToAFullCServerWaitsForAPlace() {
    AbruptServer server =
        serve(
            (number, peer) -> {
              if (number == 2) {
                sendFull(peer);
              } else {
                letIn(peer);
              }
              if (number == 1) {
                scheduler.at(1_000_000_000L, peer::close);
              }
            });
    AsciiChatClient started = start(GreetingSecurity.content());
    scheduler.runFor(Duration.ofSeconds(10));
    assertEquals(3, server.clients());
    assertTrue(started.isConnected());
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorCode.class,
      names = {"SESSION_FULL", "GENERAL"})
  void whoIsTurnedAwayAfterTheHandshakeDoesNotTryAgain(ErrorCode reason) {
    AbruptServer server =
        serve(
            (number, peer) -> {
              send(peer, PacketType.PONG, new byte[0]);
              sayGoodbye(peer, reason);
            });
    assertEquals(reason, endOf(GreetingSecurity.content()).code());
    assertEquals(1, server.clients());
  }

  @Test
  void whoWasLetInOnceTriesAgainWhateverABrokenHandshakeSeemsToMean() {
    AbruptServer server =
        serve(
            (number, peer) -> {
              if (number == 1) {
                letIn(peer);
                scheduler.at(1_000_000_000L, peer::close);
              } else {
                peer.close();
              }
            });
    ClientEnd end = endOf(new GreetingSecurity(null, severalKeys));
    assertEquals("still running", end.message());
    assertTrue(server.clients() > 10, server.clients() + " connections in ten minutes");
    assertEquals(Duration.ofSeconds(1), delays.getFirst());
  }

  @Test
  void aCServerThatMisreadsPlaintextIsExplainedAndNotAskedAgain() {
    AbruptServer server =
        serve(
            (number, peer) -> {
              sendState(peer, Dialect.ACIP);
              PacketWriter complaint = new PacketWriter();
              RemoteLog.CODEC.encode(
                  RemoteLog.fromServer(RemoteLog.Level.ERROR, "bad flags"), complaint);
              send(peer, PacketType.REMOTE_LOG, complaint.toByteArray());
              sayGoodbye(peer, ErrorCode.PROTOCOL);
            });
    assertPlaintextIsBlamed(endOf(new PlainSecurity()));
    assertEquals(1, server.clients());
    assertEquals(List.of("DEBUG bad flags"), told);
  }

  @Test
  void soIsOneThatMisreadsTheVeryFirstPacket() {
    AbruptServer server = serve((number, peer) -> sayGoodbye(peer, ErrorCode.PROTOCOL));
    assertPlaintextIsBlamed(endOf(new PlainSecurity()));
    assertEquals(1, server.clients());
  }

  private static void assertPlaintextIsBlamed(ClientEnd end) {
    assertEquals(ErrorCode.NOT_SUPPORTED, end.code());
    assertTrue(end.message().contains("leave out --no-encrypt"), end.message());
  }

  @Test
  void soIsOneThatHasSentAPictureBefore() {
    AbruptServer server =
        serve(
            (number, peer) -> {
              sendState(peer, Dialect.ACIP);
              sendFrame(peer);
              sayGoodbye(peer, ErrorCode.PROTOCOL);
            });
    assertPlaintextIsBlamed(endOf(new PlainSecurity()));
    assertEquals(1, server.clients());
  }

  @Test
  void aStrangerThatDoesUnderstandPlaintextIsComeBackTo() {
    AbruptServer server =
        serve(
            (number, peer) -> {
              sendState(peer, Dialect.ACIP);
              sendFrame(peer);
              if (number == 1) {
                scheduler.at(1_000_000_000L, peer::close);
              }
            });
    AsciiChatClient started = start(new PlainSecurity());
    scheduler.runFor(Duration.ofSeconds(3));
    assertEquals(2, server.clients());
    assertTrue(started.isConnected());
  }

  private static void sendFrame(Connection peer) throws IOException {
    PacketWriter frame = new PacketWriter();
    AsciiFramePacket.CODEC.encode(
        new AsciiFramePacket(80, 24, 0, ByteSlice.of(new byte[] {'#'})), frame);
    send(peer, PacketType.ASCII_FRAME, frame.toByteArray());
  }

  @Test
  void anEncryptedServerThatNeverSaysAWordWasStartedWithoutEncryption() {
    AbruptServer server = serve((number, peer) -> peer.close());
    ClientEnd end = endOf(new PretendingSecurity(true, Dialect.ACIP));
    assertEquals(ErrorCode.HANDSHAKE, end.code());
    assertTrue(end.message().contains("--no-encrypt"), end.message());
    assertEquals(2, server.clients());
  }

  @Test
  void theHandshakeSaysWhatHangingUpMeans() {
    serve((number, peer) -> peer.close());
    ClientEnd end = endOf(new GreetingSecurity(null, severalKeys));
    assertEquals(ErrorCode.HANDSHAKE, end.code());
    assertEquals(severalKeys.getMessage(), end.message());
  }

  @Test
  void everythingIsPreparedBeforeTheServerWaits() {
    List<String> order = new ArrayList<>();
    serve((number, peer) -> order.add("connected"));
    GreetingSecurity greeting = GreetingSecurity.content();
    start(
        new Security() {
          @Override
          public void prepare() {
            order.add("prepared");
          }

          @Override
          public Handshake serve(BufferPool pool) {
            return greeting.serve(pool);
          }

          @Override
          public Handshake connect(BufferPool pool, String server) {
            return greeting.connect(pool, server);
          }
        });
    scheduler.runFor(Duration.ofSeconds(1));
    assertEquals(List.of("prepared", "connected"), order);
  }

  private static void letIn(Connection peer) throws IOException {
    send(peer, PacketType.PONG, new byte[0]);
    sendState(peer, Dialect.EXTENDED);
  }

  private static void sendState(Connection peer, Dialect dialect) throws IOException {
    PacketWriter state = new PacketWriter();
    ServerState.CODEC.encode(new ServerState(1, 0, dialect), state);
    send(peer, PacketType.SERVER_STATE, state.toByteArray());
  }

  private static void sayGoodbye(Connection peer, ErrorCode reason) throws IOException {
    PacketWriter message = new PacketWriter();
    ErrorMessage.CODEC.encode(ErrorMessage.of(reason, "go away"), message);
    send(peer, PacketType.ERROR_MESSAGE, message.toByteArray());
  }

  private static void sendFull(Connection peer) throws IOException {
    byte[] text = "SERVER_FULL: Maximum client limit reached\n".getBytes(StandardCharsets.US_ASCII);
    peer.send(text, 0, text.length);
  }

  private static void send(Connection peer, PacketType type, byte[] payload) throws IOException {
    byte[] wire = PacketHeader.packet(type, payload, 0, payload.length);
    peer.send(wire, 0, wire.length);
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
            .runtime(runtime)
            .reconnectAttempts(attempts)
            .listener(
                new ClientListener() {
                  @Override
                  public void reconnecting(ErrorCode code, String reason, Duration delay) {
                    delays.add(delay);
                  }

                  @Override
                  public void serverLog(System.Logger.Level level, String text) {
                    told.add(level + " " + text);
                  }
                })
            .start();
    client = started;
    return started;
  }
}
