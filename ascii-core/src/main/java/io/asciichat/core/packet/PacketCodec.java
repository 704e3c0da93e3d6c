package io.asciichat.core.packet;

/**
 * Turns one type's payload into a record and back. Decoding is strict: wrong sizes, unknown flags
 * and values out of range are refused, so a record that exists is valid. Codecs have no state; any
 * thread may use them.
 *
 * @param <T> the payload as a record
 */
public interface PacketCodec<T> {
  /** The type this codec is for. */
  PacketType type();

  /**
   * Reads a payload to its end.
   *
   * @throws MalformedPacketException when it breaks the type's rules
   */
  T decode(PacketReader in) throws MalformedPacketException;

  /** Appends the payload. */
  void encode(T payload, PacketWriter out);
}
