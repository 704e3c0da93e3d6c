package io.asciichat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.FramingException;
import io.asciichat.core.packet.IncomingPacket;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.UnknownPacketTypeException;
import io.asciichat.core.packet.WireText;
import io.asciichat.core.packet.handshake.HandshakeCodecs;
import io.asciichat.core.packet.session.AsciiFramePacket;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.Ping;
import io.asciichat.core.packet.session.Roster;
import io.asciichat.core.packet.session.SessionCodecs;
import io.asciichat.core.packet.session.SessionPacket;
import io.asciichat.core.packet.session.SizeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes are a valid packet or refused as malformed, and no buffer is lost over them. */
class PacketFuzzTest {
  private static final int MAX_CHUNK = 64;
  private static final int MAX_HANDSHAKE_SEED = 300;

  /** Takes what a connection brings apart, in chunks whose sizes come from the input, too. */
  @MethodSource("streams")
  @FuzzTest
  void stream(byte[] input) {
    BufferPool pool = new BufferPool();
    IncomingPacket incoming = new IncomingPacket(pool);
    int at = 1;
    int chunk = input.length == 0 ? 1 : 1 + (input[0] & 0xff) % MAX_CHUNK;
    try {
      while (at < input.length) {
        int count = Math.min(Math.min(chunk, incoming.room()), input.length - at);
        assertTrue(count > 0 && incoming.offset() + count <= incoming.array().length);
        System.arraycopy(input, at, incoming.array(), incoming.offset(), count);
        incoming.arrived(count);
        at += count;
        if (incoming.isWhole()) {
          ReceivedPacket packet = incoming.take();
          assertEquals(packet.header().length(), packet.length());
          packet.buffer().release();
        }
      }
    } catch (FramingException refused) {
      assertTrue(refused.getMessage() != null);
    }
    incoming.discard();
    assertEquals(0, pool.outstanding());
  }

  static Stream<byte[]> streams() {
    return Stream.of(
        ahead(5, PacketHeader.packet(PacketType.PING, new byte[0], 0, 0)),
        ahead(63, PacketHeader.packet(PacketType.TEXT_MESSAGE, new byte[90], 0, 90)),
        ahead(1, "SERVER_FULL: come back later\n".getBytes(StandardCharsets.US_ASCII)),
        ahead(9, "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void streamsInEveryBuild() throws Exception {
    Mutations.search(streams(), this::stream);
  }

  /** The first byte chooses the type; the rest is the payload. */
  @MethodSource("sessionPayloads")
  @FuzzTest
  void session(byte[] input) throws Exception {
    if (input.length == 0) {
      return;
    }
    PacketType type = type(input[0]);
    byte[] payload = Arrays.copyOfRange(input, 1, input.length);
    SessionPacket packet;
    try {
      packet = SessionCodecs.decode(type.code(), payload, 0, payload.length);
    } catch (MalformedPacketException | UnknownPacketTypeException refused) {
      assertTrue(refused.getMessage() != null);
      return;
    }
    assertTrue(packet.toString() != null);
    byte[] again = encoded(packet);
    assertEquals(packet, SessionCodecs.decode(type.code(), again, 0, again.length));
    if (packet instanceof OpusBatch batch) {
      checkOpus(batch);
    } else if (packet instanceof AudioBatch batch) {
      for (int i = 0; i < batch.sampleCount(); i++) {
        assertTrue(Math.abs(batch.sample(i)) <= 1);
      }
    }
  }

  private static void checkOpus(OpusBatch batch) {
    assertTrue(batch.samplesPerFrame() >= 1);
    assertTrue(batch.samplesPerFrame() <= OpusBatch.MAX_FRAME_SAMPLES);
    List<ByteSlice> packets = batch.opusPackets();
    assertEquals(batch.frames().size(), packets.size());
    for (int i = 0; i < packets.size(); i++) {
      ByteSlice packet = packets.get(i);
      assertTrue(packet.length() <= batch.frames().get(i).length());
      assertTrue(packet.offset() + packet.length() <= packet.array().length);
      assertEquals(packet, batch.opusPacket(i));
    }
  }

  static Stream<byte[]> sessionPayloads() {
    OpusBatch two = OpusBatch.of(List.of(ByteSlice.of(new byte[30]), ByteSlice.of(new byte[9])));
    return Stream.of(
            new SizeMessage(80, 24),
            two,
            OpusBatch.of(List.of(ByteSlice.of(encoded(two)))),
            new AudioBatch(1, 48_000, 1, ByteSlice.of(new byte[] {1, 2, 3, 4, -128, 0, 0, 0})),
            new Ping(),
            new Roster(List.of(new Roster.Member(7, WireText.of("ann", Roster.NAME_SIZE)))),
            new AsciiFramePacket(80, 24, 0, ByteSlice.of(new byte[] {'a', '\n', 'b'})))
        .map(packet -> ahead(packet.type().ordinal(), encoded(packet)));
  }

  @Test
  void sessionPayloadsInEveryBuild() throws Exception {
    Mutations.search(sessionPayloads(), this::session);
    for (PacketType type : PacketType.values()) {
      Stream<byte[]> empty = Stream.of(ahead(type.ordinal(), new byte[40]));
      Mutations.search(empty, 500, input -> session(ahead(type.ordinal(), input)));
    }
  }

  /** The first byte chooses the type; the rest is the payload. */
  @MethodSource("handshakePayloads")
  @FuzzTest
  void handshake(byte[] input) throws Exception {
    if (input.length > 0) {
      List<PacketCodec<?>> codecs = HandshakeCodecs.all();
      roundTrip(
          codecs.get((input[0] & 0xff) % codecs.size()),
          Arrays.copyOfRange(input, 1, input.length));
    }
  }

  private static <T> void roundTrip(PacketCodec<T> codec, byte[] payload) throws Exception {
    T decoded;
    try {
      decoded = HandshakeCodecs.decode(codec, payload, 0, payload.length);
    } catch (MalformedPacketException refused) {
      assertTrue(refused.getMessage() != null);
      return;
    }
    PacketWriter out = new PacketWriter();
    codec.encode(decoded, out);
    byte[] again = out.toByteArray();
    assertEquals(decoded, codec.decode(new PacketReader(again, 0, again.length)));
  }

  static Stream<byte[]> handshakePayloads() {
    int codecs = HandshakeCodecs.all().size();
    return IntStream.range(0, codecs * MAX_HANDSHAKE_SEED)
        .mapToObj(i -> ahead(i % codecs, new byte[i / codecs]))
        .filter(PacketFuzzTest::isHandshake);
  }

  /** Of the payloads of zeros those whose length is one that the type may have. */
  private static boolean isHandshake(byte[] input) {
    try {
      HandshakeCodecs.decode(HandshakeCodecs.all().get(input[0]), input, 1, input.length - 1);
      return true;
    } catch (MalformedPacketException refused) {
      return false;
    }
  }

  @Test
  void handshakePayloadsInEveryBuild() throws Exception {
    Mutations.search(handshakePayloads(), this::handshake);
  }

  private static PacketType type(byte chosen) {
    PacketType[] types = PacketType.values();
    return types[(chosen & 0xff) % types.length];
  }

  private static byte[] encoded(SessionPacket packet) {
    PacketWriter out = new PacketWriter();
    SessionCodecs.encode(packet, out);
    return out.toByteArray();
  }

  private static byte[] ahead(int first, byte[] rest) {
    byte[] all = new byte[rest.length + 1];
    all[0] = (byte) first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
