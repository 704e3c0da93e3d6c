package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Security;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.security.GreetingSecurity;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.MemoryTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client meets a program that is not an ascii-chat server, or one that has stopped. */
class WrongServerInCallTest {
  private static final Security GREETING = GreetingSecurity.content();

  private final SimulatedScheduler scheduler = new SimulatedScheduler();
  private final ChatRuntime runtime = ChatRuntime.standard().on(scheduler, scheduler);
  private final MemoryTransport network = MemoryTransport.simulated(scheduler);
  private final Listener listener =
      network.listen(List.of(new Endpoint("127.0.0.1", 0)), runtime.pool());
  private @Nullable AsciiChatClient client;

  @AfterEach
  void close() {
    if (client != null) {
      client.close();
    }
    listener.close();
  }

  @Test
  void oneThatAcceptsAndIsSilentIsGivenUpAfterTenSeconds() {
    AbruptServer server = serve((number, peer) -> {});
    AsciiChatClient started = start(GREETING);
    scheduler.runFor(Duration.ofSeconds(9));
    assertFalse(started.end().isDone());
    scheduler.runFor(Duration.ofSeconds(2));
    assertSilent(started, "the peer has said nothing for 10 s: is 127.0.0.1");
    assertEquals(1, server.clients());
  }

  @Test
  void soIsOneThatStopsInTheMiddleOfTheHandshake() {
    serve((number, peer) -> send(peer, PacketType.PING));
    AsciiChatClient started = start(GREETING);
    scheduler.runFor(Duration.ofSeconds(11));
    assertSilent(started, "has begun the handshake but has said nothing for 10 s: is 127.0.0.1");
  }

  /** By real adapters sooner: what has begun has to be whole. */
  @Test
  void soIsOneThatStopsInTheMiddleOfAPacket() {
    byte[] packet = PacketHeader.packet(PacketType.PONG, new byte[0], 0, 0);
    AbruptServer server = serve((number, peer) -> peer.send(packet, 0, packet.length / 2));
    AsciiChatClient started = start(GREETING);
    scheduler.runFor(Duration.ofSeconds(11));
    assertSilent(started, ": is 127.0.0.1");
    assertEquals(1, server.clients());
  }

  @Test
  void soIsASilentOneWhereNothingIsEncrypted() {
    serve((number, peer) -> {});
    AsciiChatClient started = start(new PlainSecurity());
    scheduler.runFor(Duration.ofSeconds(11));
    assertSilent(started, "nothing heard for 10 s: is 127.0.0.1");
  }

  /** The whole handshake may take longer. */
  @Test
  void oneThatAnswersSlowlyIsWaitedFor() {
    serve(
        (number, peer) -> {
          for (int i = 1; i <= 3; i++) {
            PacketType said = i < 3 ? PacketType.PING : PacketType.PONG;
            scheduler.at(scheduler.nanos() + i * 8_000_000_000L, () -> send(peer, said));
          }
        });
    AsciiChatClient started = start(GREETING);
    scheduler.runFor(Duration.ofSeconds(25));
    assertTrue(started.isConnected());
  }

  @Test
  void whatAServerSaysOfATimeoutIsNotDoubted() {
    serve(
        (number, peer) -> {
          send(peer, PacketType.PONG);
          PacketWriter message = new PacketWriter();
          ErrorMessage.CODEC.encode(ErrorMessage.of(ErrorCode.TIMEOUT, "too late"), message);
          send(peer, PacketType.ERROR_MESSAGE, message.toByteArray());
        });
    AsciiChatClient started = start(GREETING);
    scheduler.runFor(Duration.ofSeconds(1));
    assertEquals("too late", endOf(started).message());
  }

  @Test
  void anotherProgramsGreetingIsNamed() {
    AbruptServer server =
        serve(
            (number, peer) -> {
              byte[] text = "SSH-2.0-OpenSSH_9.2p1\r\n".getBytes(StandardCharsets.US_ASCII);
              peer.send(text, 0, text.length);
            });
    for (Security security : List.of(GREETING, new PlainSecurity())) {
      AsciiChatClient started = start(security);
      scheduler.runFor(Duration.ofSeconds(1));
      ClientEnd end = endOf(started);
      assertEquals(ErrorCode.PROTOCOL, end.code());
      assertTrue(end.message().contains("speaks SSH: it is an SSH server"), end.message());
    }
    assertEquals(2, server.clients());
  }

  /** The other way round: a browser, a scanner or an SSH client calls our port. */
  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1, HTTP",
    "SSH-2.0-OpenSSH_9.2p1, SSH",
    "EHLO example.org, SMTP or FTP"
  })
  void aServerSaysWhatAStrangeClientSpeaks(String greeting, String protocol) throws Exception {
    List<String> gone = new ArrayList<>();
    ServerListener log =
        new ServerListener() {
          @Override
          public void left(SessionInfo session, SessionEnd end) {
            gone.add(end.reason());
          }
        };
    try (AsciiChatServer server =
        AsciiChatServer.builder(network, new PlainSecurity())
            .runtime(runtime)
            .listenOn(List.of(new Endpoint("127.0.0.1", 0)))
            .listener(log)
            .start()) {
      Connection stranger = network.connect(server.endpoints().get(0), runtime.pool(), 1);
      byte[] text = (greeting + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
      stranger.send(text, 0, text.length);
      scheduler.runFor(Duration.ofSeconds(2));
      assertEquals(List.of("the peer speaks " + protocol + ", not ascii-chat's protocol"), gone);
      stranger.close();
    }
  }

  private static ClientEnd endOf(AsciiChatClient client) {
    return client.end().getNow(new ClientEnd(ErrorCode.OK, "still running", null));
  }

  private static void assertSilent(AsciiChatClient client, String expected) {
    ClientEnd end = endOf(client);
    assertEquals(ErrorCode.TIMEOUT, end.code(), end.message());
    assertTrue(end.message().contains(expected), end.message());
    assertTrue(end.message().contains("an ascii-chat server, 0.9 or later?"), end.message());
  }

  private static void send(Connection peer, PacketType type) {
    send(peer, type, new byte[0]);
  }

  private static void send(Connection peer, PacketType type, byte[] payload) {
    byte[] wire = PacketHeader.packet(type, payload, 0, payload.length);
    try {
      peer.send(wire, 0, wire.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AbruptServer serve(AbruptServer.Reception reception) {
    return new AbruptServer(scheduler, listener, reception);
  }

  private AsciiChatClient start(Security security) {
    if (client != null) {
      client.close();
    }
    AsciiChatClient started =
        AsciiChatClient.builder(
                network,
                security,
                listener.endpoints().get(0),
                new MemoryDisplay(ViewerProfile.ofSize(80, 24)))
            .runtime(runtime)
            .start();
    client = started;
    return started;
  }
}
