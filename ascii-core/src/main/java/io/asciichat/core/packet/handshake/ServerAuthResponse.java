package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/**
 * The server's proof, which ends an authenticated handshake.
 *
 * @param proof HMAC over the client's nonce, 32 bytes
 */
public record ServerAuthResponse(ByteSlice proof) {
  /** Strict codec; 32 bytes. */
  public static final PacketCodec<ServerAuthResponse> CODEC =
      HandshakeFields.only(
          PacketType.CRYPTO_SERVER_AUTH_RESP,
          32,
          ServerAuthResponse::new,
          ServerAuthResponse::proof);

  /** Checks the size. */
  public ServerAuthResponse {
    HandshakeFields.size("proof", proof, 32);
  }
}
