package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/**
 * Asks for new keys.
 *
 * @param publicKey fresh X25519 public key of the sender, 32 bytes
 */
public record RekeyRequest(ByteSlice publicKey) {
  /** Strict codec; 32 bytes. */
  public static final PacketCodec<RekeyRequest> CODEC =
      HandshakeFields.only(
          PacketType.REKEY_REQUEST, 32, RekeyRequest::new, RekeyRequest::publicKey);

  /** Checks the size. */
  public RekeyRequest {
    HandshakeFields.size("public key", publicKey, 32);
  }
}
