package io.asciichat.testkit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.link.LinkEnd;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.PacketCipher.PeerInfo;
import io.asciichat.core.port.Security;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.transport.LinkProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server's link makes of its peer's packets, and what is left when something fails. */
class PeerLinkTest {
  private static final Duration MOMENT = Duration.ofMillis(10);
  private static final byte[] NOTHING = new byte[0];

  private final RecordingHandler handler = new RecordingHandler();

  private SimulatedPeer started(RecordingHandler owner) {
    SimulatedPeer world = new SimulatedPeer(new PlainSecurity(), LinkProfile.PERFECT, owner);
    world.link.start();
    return world;
  }

  private SimulatedPeer established(RecordingHandler owner) throws IOException {
    SimulatedPeer world = started(owner);
    world.send(PacketType.STREAM_START, new byte[4]);
    world.run(MOMENT);
    assertTrue(owner.events.contains("established"), owner.events::toString);
    return world;
  }

  @ParameterizedTest
  @CsvSource({"PING, 1", "PING, 60000", "PONG, 1", "CLEAR_CONSOLE, 4"})
  void aPacketThatHasNoPayloadIsBadWithOne(PacketType type, int length) throws Exception {
    try (SimulatedPeer world = established(handler)) {
      world.heard();
      world.send(type, new byte[length]);
      world.run(MOMENT);
      assertEquals(
          "dropped "
              + type.code()
              + ": "
              + type
              + " with a payload of "
              + length
              + " bytes; it has none",
          handler.events.getLast());
      assertEquals(List.of(), world.heard());
    }
  }

  @Test
  void whatTheHandlerDoesNotAcceptIsDroppedWithoutAWord() throws Exception {
    RecordingHandler strict =
        new RecordingHandler() {
          @Override
          public boolean accepts(PacketType type, int length) {
            events.add("asked " + type + " of " + length);
            return type == PacketType.STREAM_STOP;
          }
        };
    try (SimulatedPeer world = established(strict)) {
      world.heard();
      world.send(PacketType.PING, NOTHING);
      world.send(PacketType.PONG, NOTHING);
      world.send(PacketType.STREAM_STOP, new byte[4]);
      world.run(MOMENT);
      assertEquals(
          List.of(
              "established",
              "asked STREAM_START of 4",
              "asked PING of 0",
              "asked PONG of 0",
              "asked STREAM_STOP of 4",
              "received STREAM_STOP of 4"),
          strict.events);
      assertEquals(List.of(), world.heard());
    }
  }

  /** As a server with several identities does, which waits for a C client to name one. */
  @Test
  void aHandshakeGoesOnWithoutAPacketThatDoesNotCome() throws Exception {
    Security patient =
        new Security() {
          @Override
          public Handshake serve(BufferPool pool) {
            return new PatientHandshake();
          }

          @Override
          public Handshake connect(BufferPool pool, String server) {
            throw new IllegalStateException("no clients here");
          }
        };
    try (SimulatedPeer world = new SimulatedPeer(patient, LinkProfile.PERFECT, handler)) {
      world.link.start();
      world.run(Duration.ofMillis(100));
      world.send(PacketType.PROTOCOL_VERSION, new byte[16]);
      world.run(Duration.ofMillis(299));
      assertEquals(List.of(), world.heard());
      world.run(Duration.ofMillis(2));
      assertEquals(List.of("CRYPTO_KEY_EXCHANGE_INIT"), world.heard());
      world.run(Duration.ofSeconds(2));
      assertEquals(List.of(), world.heard());
    }
  }

  /** Waits 0.3 s for a packet behind the first one. */
  private static final class PatientHandshake implements Handshake {
    private long waits = Long.MAX_VALUE;

    @Override
    public Progress start(PacketSink out) {
      return Progress.MORE;
    }

    @Override
    public Progress receive(
        PacketType type, byte[] payload, int offset, int length, PacketSink out) {
      waits = Duration.ofMillis(300).toNanos();
      return Progress.MORE;
    }

    @Override
    public long answerNanos() {
      return waits;
    }

    @Override
    public void unanswered(PacketSink out) {
      waits = Long.MAX_VALUE;
      out.send(PacketType.CRYPTO_KEY_EXCHANGE_INIT, new byte[32]);
    }

    @Override
    public PacketCipher cipher() {
      throw new IllegalStateException("not finished");
    }

    @Override
    public void close() {}
  }

  @Test
  void aFloodOfPingsIsAnsweredOnceWhileThePeerDoesNotRead() throws Exception {
    try (SimulatedPeer world = established(handler)) {
      world.peer.pause();
      world.stream(100_000);
      world.run(Duration.ofSeconds(1));
      for (int i = 0; i < 1000; i++) {
        world.send(PacketType.PING, NOTHING);
      }
      world.run(Duration.ofSeconds(1));
      assertFalse(handler.events.contains("ended NETWORK"));
    }
  }

  @Test
  void aPayloadAbove64KibIsRefusedBeforeTheHandshakeIsDoneAndTakenAfterwards() throws Exception {
    try (SimulatedPeer world = started(handler)) {
      byte[] header = new byte[PacketHeader.SIZE];
      PacketHeader.encode(PacketType.IMAGE_FRAME.code(), (64 << 10) + 1, 0, header, 0);
      world.peer.inject(header);
      world.run(MOMENT);
      assertEquals(0, world.pool.created(), "memory was taken on a stranger's word");
      world.peer.close();
      world.run(MOMENT);
      assertEquals(List.of("ended PROTOCOL"), handler.events);
    }
    RecordingHandler other = new RecordingHandler();
    try (SimulatedPeer world = established(other)) {
      world.send(PacketType.IMAGE_FRAME, new byte[1 << 20]);
      world.run(MOMENT);
      assertEquals("received IMAGE_FRAME of 1048576", other.events.getLast());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"encryption", "unknown type", "checksum", "no packet", "too long"})
  void aPeerThatIsRefusedInTheHandshakeReadsWhy(String fault) throws Exception {
    try (SimulatedPeer world = started(handler)) {
      byte[] wire = PacketHeader.packet(PacketType.PROTOCOL_VERSION, new byte[16], 0, 16);
      switch (fault) {
        case "unknown type" -> PacketHeader.encode(4321, 16, 0, wire, 0);
        case "checksum" -> wire[30] ^= 1;
        case "no packet" -> Arrays.fill(wire, (byte) 'x');
        case "too long" -> PacketHeader.encode(1, 1 << 20, 0, wire, 0);
        default -> {}
      }
      if (fault.equals("unknown type")) {
        PacketHeader.encode(4321, 16, PacketHeader.crcOf(wire, 22, 16), wire, 0);
      }
      world.peer.inject(wire);
      // What is still under way must not make the answer be lost.
      world.peer.inject(new byte[100_000]);
      world.run(Duration.ofMillis(100));
      List<String> heard = world.heard();
      assertEquals(1, heard.size(), heard::toString);
      assertEquals(List.of(), handler.events, "the peer has time to read");
      world.run(Duration.ofMillis(500));
      assertEquals(List.of("end"), world.heard());
      assertTrue(handler.end().duringHandshake());
      assertEquals(handler.end().message(), heard.getFirst());
    }
  }

  @Test
  void aHandshakeThatTakesTooLongIsRefusedWithAReason() throws Exception {
    try (SimulatedPeer world = started(handler)) {
      world.run(Duration.ofSeconds(61));
      assertEquals(List.of("the handshake took longer than 60 s", "end"), world.heard());
      assertEquals(ErrorCode.TIMEOUT, handler.end().code());
    }
  }

  @Test
  void aLinkThatIsFinishedDuringTheHandshakeTellsWhy() throws Exception {
    try (SimulatedPeer world = started(handler)) {
      world.run(MOMENT);
      world.link.finish(ErrorCode.OK, "the server is shutting down");
      world.link.finish(ErrorCode.INTERNAL, "only the first counts");
      world.run(MOMENT);
      assertEquals(List.of("the server is shutting down"), world.heard());
      world.peer.close();
      world.run(MOMENT);
      assertEquals(List.of("ended OK"), handler.events);
    }
  }

  @Test
  void theLastWordHasRoomInAFullQueue() throws Exception {
    try (SimulatedPeer world = established(handler)) {
      world.peer.pause();
      world.stream(100_000);
      world.run(Duration.ofSeconds(1));
      for (int i = 0; i < 64; i++) {
        world.link.send(PacketType.REMOTE_LOG, new byte[8], 0, 8);
      }
      world.link.finish(ErrorCode.OK, "the server is shutting down");
      world.run(Duration.ofSeconds(1));
      assertEquals("the server is shutting down", handler.end().message());
    }
  }

  @Test
  void aFailureOfTheOwnerNamesItsClassAndItsPlace() throws Exception {
    RecordingHandler faulty =
        new RecordingHandler() {
          @Override
          public void received(PacketType type, ReceivedPacket packet) {
            throw new IllegalStateException("a fault");
          }
        };
    try (SimulatedPeer world = established(faulty)) {
      assertEquals(List.of("established", "ended INTERNAL"), faulty.events);
      LinkEnd end = faulty.end();
      assertTrue(end.cause() instanceof IllegalStateException);
      for (String part : List.of("receiving", "IllegalStateException", "PeerLinkTest.java:")) {
        assertTrue(end.message().contains(part), end.message());
      }
      assertEquals(1, world.time.failures().size());
    }
  }

  @Test
  void anOwnerThatFailsWhenTheLinkIsEstablishedLeavesNothingBehind() throws Exception {
    RecordingHandler faulty =
        new RecordingHandler() {
          @Override
          public void established(PeerInfo peer) {
            super.established(peer);
            throw new IllegalStateException("a fault");
          }
        };
    try (SimulatedPeer world = established(faulty)) {
      assertEquals(List.of("established", "ended INTERNAL"), faulty.events);
      world.heard();
      world.run(Duration.ofSeconds(5));
      assertEquals(List.of("end"), world.heard());
    }
  }

  @Test
  void anOwnerThatFailsWhenTheLinkEndsLeavesNothingBehind() throws Exception {
    RecordingHandler faulty =
        new RecordingHandler() {
          @Override
          public void ended(LinkEnd reason) {
            super.ended(reason);
            throw new IllegalStateException("a fault");
          }
        };
    try (SimulatedPeer world = established(faulty)) {
      world.stream(1000);
      world.link.close();
      world.run(MOMENT);
      assertEquals("ended OK", faulty.events.getLast());
      assertEquals(0, world.pool.outstanding());
    }
  }

  @Test
  void aSendLoopThatCannotBeStartedEndsTheLink() throws Exception {
    SimulatedPeer[] here = new SimulatedPeer[1];
    SimulatedPeer world =
        new SimulatedPeer(
            new PlainSecurity(),
            LinkProfile.PERFECT,
            handler,
            (name, loop) -> {
              if (name.startsWith("send")) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              return here[0].time.start(name, loop);
            });
    here[0] = world;
    try (world) {
      world.link.start();
      world.send(PacketType.STREAM_START, new byte[4]);
      world.run(MOMENT);
      assertEquals(List.of("ended MEMORY"), handler.events);
      assertTrue(handler.end().message().contains("out of memory"), handler.end()::message);
      assertEquals(List.of("end"), world.heard());
    }
  }

  @Test
  void aLinkThatCannotBeStartedLeavesItsConnectionToTheCaller() throws Exception {
    try (SimulatedPeer world =
        new SimulatedPeer(
            new PlainSecurity(),
            LinkProfile.PERFECT,
            handler,
            (name, loop) -> {
              throw new OutOfMemoryError("unable to create native thread");
            })) {
      assertThrows(OutOfMemoryError.class, world.link::start);
      assertEquals(List.of(), world.heard());
      assertEquals(List.of(), handler.events);
    }
  }
}
