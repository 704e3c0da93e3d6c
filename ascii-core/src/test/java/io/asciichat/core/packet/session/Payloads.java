package io.asciichat.core.packet.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.ReceivedPacket;
import java.util.HexFormat;

/** Payloads as bytes, for tests of single codecs. */
final class Payloads {
  private Payloads() {}

  /** Bytes from hex digits; spaces are for reading. */
  static byte[] hex(String spaced) {
    return HexFormat.of().parseHex(spaced.replace(" ", ""));
  }

  /** A payload with another number, of four bytes, at this place. */
  static byte[] with(byte[] payload, int offset, int value) {
    byte[] changed = payload.clone();
    PacketHeader.putInt(changed, offset, value);
    return changed;
  }

  static <T> T decode(PacketCodec<T> codec, byte[] payload) throws MalformedPacketException {
    return codec.decode(new PacketReader(payload, 0, payload.length));
  }

  static <T> byte[] encode(PacketCodec<T> codec, T packet) {
    PacketWriter out = new PacketWriter();
    codec.encode(packet, out);
    return out.toByteArray();
  }

  /** Decodes, and checks that the record goes out again as it came in. */
  static <T> T accepted(PacketCodec<T> codec, byte[] payload) throws MalformedPacketException {
    T packet = decode(codec, payload);
    assertArrayEquals(payload, encode(codec, packet));
    return packet;
  }

  static <T> T accepted(PacketCodec<T> codec, String hex) throws MalformedPacketException {
    return accepted(codec, hex(hex));
  }

  static void refused(PacketCodec<?> codec, byte[] payload) {
    assertThrows(MalformedPacketException.class, () -> decode(codec, payload));
  }

  static void refused(PacketCodec<?> codec, String hex) {
    refused(codec, hex(hex));
  }

  /** The payload in a pooled buffer, behind a header as a connection leaves it. */
  static ReceivedPacket received(BufferPool pool, PacketType type, byte[] payload) {
    int length = PacketHeader.SIZE + payload.length;
    PooledBuffer buffer = pool.take(length).length(length);
    System.arraycopy(payload, 0, buffer.array(), PacketHeader.SIZE, payload.length);
    int crc = PacketHeader.crcOf(payload, 0, payload.length);
    PacketHeader header = new PacketHeader(type.code(), payload.length, crc);
    return new ReceivedPacket(header, buffer, PacketHeader.SIZE);
  }
}
