package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.FieldCodec;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/** The server's end of a handshake in which nobody proves anything. */
public record HandshakeComplete() {
  /** Strict codec; the payload is empty. */
  public static final PacketCodec<HandshakeComplete> CODEC =
      FieldCodec.fixed(
          PacketType.CRYPTO_HANDSHAKE_COMPLETE,
          0,
          in -> new HandshakeComplete(),
          (payload, out) -> {});
}
