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
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.UnknownPacketTypeException;
import io.asciichat.core.packet.handshake.HandshakeCodecs;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.SessionCodecs;
import io.asciichat.core.packet.session.SessionPacket;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes are a valid packet or refused as malformed, and no buffer is lost over them.
 *
 * <p>Nothing but the nested class mentions what is tested, so that it is loaded after Jazzer's
 * agent, which a JVM takes badly otherwise: fields seem to be missing.
 */
class PacketFuzzTest {
  /** Takes what a connection brings apart, in chunks whose size is the first byte. */
  @MethodSource("streams")
  @FuzzTest
  void stream(byte[] input) {
    Targets.stream(input);
  }

  /** A text message, two packets in a row, a full server's line, another protocol. */
  static Stream<byte[]> streams() {
    return hex(
        "05 0000000a5c11c4a107d200000003f130f21e00000000010203",
        "3f 0000000a5c11c4a1138900000000000000000000000000000a5c11c4a1138900000000",
        "01 5345525645525f46554c4c3a20636f6d65206261636b206c617465720a",
        "09 474554202f20485454502f312e310d0a0d0a");
  }

  @Test
  void streamsInEveryBuild() throws Exception {
    Mutations.search(streams(), this::stream);
  }

  /** The first byte chooses the type; the rest is the payload. */
  @MethodSource("sessionPayloads")
  @FuzzTest
  void session(byte[] input) throws Exception {
    Targets.session(input);
  }

  /** Payloads of many types, one of them sound that is wrapped twice. */
  static Stream<byte[]> sessionPayloads() {
    return hex(
        "10 0000005000000018",
        "19 0000bb800000001400000002000000000005000201020304050607",
        "19 0000bb80000000140000000100000000001b0000bb8000000014000000020000000000050002"
            + "01020304050607",
        "18 00000001000000020000bb80000000010102030480000000",
        "1c",
        "24 010000000703616e6e",
        "15 00000008000000020000000300000000d9a85a0a00000000610a62",
        "23 00000001000000024a4156310000000000000000000000000000000000000000",
        "20 00000003",
        "16 000000010000000100000003000000000000000000000000010203");
  }

  @Test
  void sessionPayloadsInEveryBuild() throws Exception {
    Mutations.search(sessionPayloads(), this::session);
    for (int type = 0; type < PacketType.values().length; type++) {
      byte[] payload = new byte[40];
      payload[0] = (byte) type;
      Mutations.search(Stream.of(payload), 500, this::session);
    }
  }

  /** The first byte chooses the type; the rest is the payload. */
  @MethodSource("handshakePayloads")
  @FuzzTest
  void handshake(byte[] input) throws Exception {
    Targets.handshake(input);
  }

  /** Zeros of each length that a type may have. */
  static Stream<byte[]> handshakePayloads() {
    int[][] lengths = {
      {16},
      {32},
      {10},
      {18},
      {32, 128},
      {32, 128, 129},
      {33},
      {33, 64},
      {8},
      {32},
      {0},
      {0},
      {32},
      {32},
      {1, 41}
    };
    return IntStream.range(0, lengths.length)
        .boxed()
        .flatMap(type -> Arrays.stream(lengths[type]).mapToObj(length -> zeros(type, length)));
  }

  private static byte[] zeros(int type, int length) {
    byte[] payload = new byte[1 + length];
    payload[0] = (byte) type;
    return payload;
  }

  @Test
  void handshakePayloadsInEveryBuild() throws Exception {
    Mutations.search(handshakePayloads(), this::handshake);
  }

  private static Stream<byte[]> hex(String... seeds) {
    return Stream.of(seeds).map(seed -> HexFormat.of().parseHex(seed.replace(" ", "")));
  }

  /** The uses of an input. */
  private static final class Targets {
    private static final int MAX_CHUNK = 64;

    static void stream(byte[] input) {
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

    static void session(byte[] input) throws Exception {
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

    static void handshake(byte[] input) throws Exception {
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

    private static PacketType type(byte chosen) {
      PacketType[] types = PacketType.values();
      return types[(chosen & 0xff) % types.length];
    }

    private static byte[] encoded(SessionPacket packet) {
      PacketWriter out = new PacketWriter();
      SessionCodecs.encode(packet, out);
      return out.toByteArray();
    }
  }
}
