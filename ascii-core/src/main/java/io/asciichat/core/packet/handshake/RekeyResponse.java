package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/**
 * Agrees to new keys.
 *
 * @param publicKey fresh X25519 public key of the sender, 32 bytes
 */
public record RekeyResponse(ByteSlice publicKey) {
  /** Strict codec; 32 bytes. */
  public static final PacketCodec<RekeyResponse> CODEC =
      HandshakeFields.only(
          PacketType.REKEY_RESPONSE, 32, RekeyResponse::new, RekeyResponse::publicKey);

  /** Checks the size. */
  public RekeyResponse {
    HandshakeFields.size("public key", publicKey, 32);
  }
}
