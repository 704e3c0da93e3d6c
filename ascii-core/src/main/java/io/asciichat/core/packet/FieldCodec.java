package io.asciichat.core.packet;

import java.util.function.BiConsumer;

/**
 * A codec made of two functions and a size rule. The size is checked before anything is read, and
 * bytes left over are refused. The records check their own values when they are made; here such a
 * refusal becomes a malformed packet, so every rule is written once.
 *
 * @param type the type this codec is for
 * @param minSize shortest payload in bytes
 * @param maxSize longest payload in bytes
 * @param reader reads the fields in order
 * @param writer appends the fields in order
 */
public record FieldCodec<T>(
    PacketType type, int minSize, int maxSize, Reader<T> reader, BiConsumer<T, PacketWriter> writer)
    implements PacketCodec<T> {

  /** Reads the fields of one payload. */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * Reads all fields.
     *
     * @throws MalformedPacketException when they break the type's rules
     */
    T read(PacketReader in) throws MalformedPacketException;
  }

  /** A codec for payloads of one size. */
  public static <T> FieldCodec<T> fixed(
      PacketType type, int size, Reader<T> reader, BiConsumer<T, PacketWriter> writer) {
    return new FieldCodec<>(type, size, size, reader, writer);
  }

  /** A codec for a type whose payload is always empty. */
  public static <T> FieldCodec<T> empty(PacketType type, T only) {
    return fixed(type, 0, in -> only, (packet, out) -> {});
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

  @Override
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

  @Override
  public void encode(T packet, PacketWriter out) {
    writer.accept(packet, out);
  }
}
