package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PayloadRules;

/**
 * Which identity the client expects the server to show; sent only by clients that were given one.
 *
 * @param expectedIdentity Ed25519 public key, 32 bytes
 */
public record ClientHello(ByteSlice expectedIdentity) {
  /** Strict codec; 32 bytes. */
  public static final PacketCodec<ClientHello> CODEC =
      PacketCodec.field(
          PacketType.CRYPTO_CLIENT_HELLO, 32, ClientHello::new, ClientHello::expectedIdentity);

  /** Checks the size. */
  public ClientHello {
    PayloadRules.size("identity", expectedIdentity, 32);
  }
}
