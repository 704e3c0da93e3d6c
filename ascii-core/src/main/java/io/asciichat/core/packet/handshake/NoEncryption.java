package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.FieldCodec;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/** A client's wish to go on in clear. */
public record NoEncryption() {
  /** Strict codec; the payload is empty. */
  public static final PacketCodec<NoEncryption> CODEC =
      FieldCodec.fixed(
          PacketType.CRYPTO_NO_ENCRYPTION, 0, in -> new NoEncryption(), (payload, out) -> {});
}
