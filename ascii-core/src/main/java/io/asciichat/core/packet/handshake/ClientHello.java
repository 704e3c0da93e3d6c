package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PayloadRules;
import org.jspecify.annotations.Nullable;

/**
 * The identity that the client expects the server to show. To servers that speak ACIP alone it is
 * sent by clients that were given one; in the extended dialect by all, with a commitment.
 *
 * @param expectedIdentity Ed25519 public key, 32 bytes; zeros for any
 * @param commitment SHA-256 that binds the client to the ephemeral key it sends later, 32 bytes;
 *     null in ACIP
 */
public record ClientHello(ByteSlice expectedIdentity, @Nullable ByteSlice commitment) {
  private static final int SIZE = 32;

  /** Strict codec; 32 or 64 bytes. */
  public static final PacketCodec<ClientHello> CODEC =
      new PacketCodec<>(
          PacketType.CRYPTO_CLIENT_HELLO,
          SIZE,
          2 * SIZE,
          in -> new ClientHello(in.copy(SIZE), in.remaining() == 0 ? null : in.copy(SIZE)),
          (payload, out) -> {
            out.bytes(payload.expectedIdentity);
            if (payload.commitment != null) {
              out.bytes(payload.commitment);
            }
          });

  /** Checks the sizes. */
  public ClientHello {
    PayloadRules.size("identity", expectedIdentity, SIZE);
    if (commitment != null) {
      PayloadRules.size("commitment", commitment, SIZE);
    }
  }
}
