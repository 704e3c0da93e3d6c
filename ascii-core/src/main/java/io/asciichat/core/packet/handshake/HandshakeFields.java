package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.FieldCodec;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import java.util.function.Function;

/** Keys, nonces and proofs: the fields of bytes that handshake payloads are made of. */
final class HandshakeFields {
  private HandshakeFields() {}

  /** A codec for a payload that is one field and nothing else. */
  static <T> FieldCodec<T> only(
      PacketType type, int size, Function<ByteSlice, T> make, Function<T, ByteSlice> get) {
    return FieldCodec.fixed(
        type,
        size,
        in -> make.apply(take(in, size)),
        (payload, out) -> out.bytes(get.apply(payload)));
  }

  /** The next bytes as a slice of a copy: handshakes outlive the buffers they are read from. */
  static ByteSlice take(PacketReader in, int size) throws MalformedPacketException {
    return ByteSlice.of(in.bytes(size));
  }

  /** Refuses a field of the wrong size. */
  static void size(String what, ByteSlice field, int size) {
    if (field.length() != size) {
      throw new IllegalArgumentException(
          what + " must have " + size + " bytes, not " + field.length());
    }
  }
}
