package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A codec made of a size rule and two functions. Sizes are checked before anything is read; what a
 * record refuses when it is made becomes a malformed packet.
 */
record HandshakeCodec<T>(
    PacketType type, int minSize, int maxSize, Reader<T> reader, BiConsumer<T, PacketWriter> writer)
    implements PacketCodec<T> {

  /** Reads the fields of one payload. */
  @FunctionalInterface
  interface Reader<T> {
    T read(PacketReader in) throws MalformedPacketException;
  }

  /** A codec for a payload of one size. */
  static <T> HandshakeCodec<T> fixed(
      PacketType type, int size, Reader<T> reader, BiConsumer<T, PacketWriter> writer) {
    return new HandshakeCodec<>(type, size, size, reader, writer);
  }

  /** A codec for a payload that is one field and nothing else. */
  static <T> HandshakeCodec<T> field(
      PacketType type, int size, Function<ByteSlice, T> make, Function<T, ByteSlice> get) {
    return fixed(
        type,
        size,
        in -> make.apply(take(in, size)),
        (payload, out) -> put(get.apply(payload), out));
  }

  /** The next bytes as a slice of a copy: handshakes outlive the buffers they are read from. */
  static ByteSlice take(PacketReader in, int size) throws MalformedPacketException {
    return ByteSlice.of(in.bytes(size));
  }

  static void put(ByteSlice field, PacketWriter out) {
    out.bytes(field.array(), field.offset(), field.length());
  }

  /** Refuses a field of the wrong size. */
  static void size(String what, ByteSlice field, int size) {
    if (field.length() != size) {
      throw new IllegalArgumentException(
          what + " must have " + size + " bytes, not " + field.length());
    }
  }

  @Override
  public T decode(PacketReader in) throws MalformedPacketException {
    int length = in.remaining();
    if (length < minSize || length > maxSize) {
      throw new MalformedPacketException(
          type + " has " + length + " bytes, allowed are " + minSize + " to " + maxSize);
    }
    try {
      T payload = reader.read(in);
      in.end();
      return payload;
    } catch (IllegalArgumentException e) {
      throw new MalformedPacketException(type + ": " + e.getMessage());
    }
  }

  @Override
  public void encode(T payload, PacketWriter out) {
    writer.accept(payload, out);
  }
}
