package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PayloadRules;
import org.jspecify.annotations.Nullable;

/**
 * The server's half of the key exchange.
 *
 * @param publicKey fresh X25519 public key, 32 bytes
 * @param identity the server's long-term key with its signature over {@code publicKey}, or null
 */
public record KeyExchangeInit(ByteSlice publicKey, @Nullable SignedIdentity identity) {
  /** Strict codec; 32 or 128 bytes. */
  public static final PacketCodec<KeyExchangeInit> CODEC =
      new PacketCodec<>(
          PacketType.CRYPTO_KEY_EXCHANGE_INIT,
          32,
          32 + SignedIdentity.SIZE,
          in -> {
            ByteSlice key = in.copy(32);
            return new KeyExchangeInit(key, in.remaining() == 0 ? null : SignedIdentity.read(in));
          },
          (payload, out) -> {
            out.bytes(payload.publicKey);
            if (payload.identity != null) {
              payload.identity.write(out);
            }
          });

  /** Checks the key's size. */
  public KeyExchangeInit {
    PayloadRules.size("public key", publicKey, 32);
  }
}
