package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/** The packets of a handshake that say all by their type: their payload is empty. */
public enum HandshakeSignal {
  /** The server's end of a handshake without proofs. */
  COMPLETE(PacketType.CRYPTO_HANDSHAKE_COMPLETE),

  /** A client's wish to go on in clear. */
  NO_ENCRYPTION(PacketType.CRYPTO_NO_ENCRYPTION);

  @SuppressWarnings("ImmutableEnumChecker") // codecs have no state
  private final PacketCodec<HandshakeSignal> codec;

  HandshakeSignal(PacketType type) {
    codec = PacketCodec.empty(type, this);
  }

  /** Strict codec; the payload is empty. */
  public PacketCodec<HandshakeSignal> codec() {
    return codec;
  }
}
