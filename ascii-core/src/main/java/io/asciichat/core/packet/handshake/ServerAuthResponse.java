package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PayloadRules;

/**
 * The server's proof, which ends an authenticated handshake.
 *
 * @param proof HMAC over the client's nonce, 32 bytes
 */
public record ServerAuthResponse(ByteSlice proof) {
  /** Strict codec; 32 bytes. */
  public static final PacketCodec<ServerAuthResponse> CODEC =
      PacketCodec.field(
          PacketType.CRYPTO_SERVER_AUTH_RESP,
          32,
          ServerAuthResponse::new,
          ServerAuthResponse::proof);

  /** Checks the size. */
  public ServerAuthResponse {
    PayloadRules.size("proof", proof, 32);
  }
}
