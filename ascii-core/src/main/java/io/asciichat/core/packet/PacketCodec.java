package io.asciichat.core.packet;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The codec of one packet type: turns its payload into a record and back. Decoding is strict: the
 * size is checked before anything is read, and bytes left over are refused. The records check their
 * own values when they are made; here such a refusal becomes a malformed packet, so every rule is
 * written once, and a record that exists is valid. Codecs have no state; any thread may use them.
 *
 * @param <T> the payload as a record
 * @param type the type this codec is for
 * @param minSize shortest payload in bytes
 * @param maxSize longest payload in bytes
 * @param reader reads the fields in order
 * @param writer appends the fields in order
 */
public record PacketCodec<T>(
    PacketType type,
    int minSize,
    int maxSize,
    PayloadReader<T> reader,
    BiConsumer<T, PacketWriter> writer) {

  /** Reads the fields of one payload. */
  @FunctionalInterface
  public interface PayloadReader<T> {
    /**
     * Reads all fields.
     *
     * @throws MalformedPacketException when they break the type's rules
     */
    T read(PacketReader in) throws MalformedPacketException;
  }

  /** A codec for payloads of one size. */
  public static <T> PacketCodec<T> fixed(
      PacketType type, int size, PayloadReader<T> reader, BiConsumer<T, PacketWriter> writer) {
    return new PacketCodec<>(type, size, size, reader, writer);
  }

  /** A codec for a type whose payload is always empty. */
  public static <T> PacketCodec<T> empty(PacketType type, T only) {
    return fixed(type, 0, in -> only, (packet, out) -> {});
  }

  /** A codec for payloads that are one field of bytes, a key or a proof, and nothing else. */
  public static <T> PacketCodec<T> field(
      PacketType type, int size, Function<ByteSlice, T> make, Function<T, ByteSlice> field) {
    return fixed(
        type,
        size,
        in -> make.apply(in.copy(size)),
        (payload, out) -> out.bytes(field.apply(payload)));
  }

  /**
   * Refuses payloads that are too short or too long, before they are read.
   *
   * @param length of the payload in bytes
   */
  public void checkSize(int length) throws MalformedPacketException {
    if (length < minSize || length > maxSize) {
      throw new MalformedPacketException(
          type + " has " + length + " bytes, allowed are " + minSize + " to " + maxSize);
    }
  }

  /**
   * Reads a payload to its end.
   *
   * @throws MalformedPacketException when it breaks the type's rules
   */
  public T decode(PacketReader in) throws MalformedPacketException {
    checkSize(in.remaining());
    T packet;
    try {
      packet = reader.read(in);
    } catch (IllegalArgumentException e) {
      throw new MalformedPacketException(type + ": " + e.getMessage());
    }
    in.end();
    return packet;
  }

  /** Appends the payload. */
  public void encode(T packet, PacketWriter out) {
    writer.accept(packet, out);
  }
}
