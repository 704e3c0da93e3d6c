package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PayloadRules;
import org.jspecify.annotations.Nullable;

/**
 * The client's half of the key exchange: short, or long with an identity that may be {@link
 * SignedIdentity#NONE}.
 *
 * @param publicKey fresh X25519 public key, 32 bytes
 * @param identity the client's long-term key with its signature over {@code publicKey}; null in the
 *     short form
 * @param gpgKeyId 0, 8, 16 or 40 hexadecimal digits; null when even the length byte is missing, as
 *     in the short form
 */
public record KeyExchangeResponse(
    ByteSlice publicKey, @Nullable SignedIdentity identity, @Nullable ByteSlice gpgKeyId) {
  private static final int MAX_ID = 40;

  /** Strict codec; 32 bytes, or 128 to 169. */
  public static final PacketCodec<KeyExchangeResponse> CODEC =
      new PacketCodec<>(
          PacketType.CRYPTO_KEY_EXCHANGE_RESP,
          32,
          32 + SignedIdentity.SIZE + 1 + MAX_ID,
          in -> {
            ByteSlice key = in.copy(32);
            SignedIdentity identity = in.remaining() == 0 ? null : SignedIdentity.read(in);
            ByteSlice gpg = in.remaining() == 0 ? null : in.copy(in.u8());
            return new KeyExchangeResponse(key, identity, gpg);
          },
          (payload, out) -> {
            out.bytes(payload.publicKey);
            if (payload.identity != null) {
              payload.identity.write(out);
            }
            if (payload.gpgKeyId != null) {
              out.u8(payload.gpgKeyId.length());
              out.bytes(payload.gpgKeyId);
            }
          });

  /** Checks the sizes. */
  public KeyExchangeResponse {
    PayloadRules.size("public key", publicKey, 32);
    if (gpgKeyId != null) {
      int length = gpgKeyId.length();
      if (identity == null || (length != 0 && length != 8 && length != 16 && length != MAX_ID)) {
        throw new IllegalArgumentException("key id of " + length + " bytes");
      }
    }
  }

  /** The short form: no identity. */
  public static KeyExchangeResponse simple(ByteSlice publicKey) {
    return new KeyExchangeResponse(publicKey, null, null);
  }

  /**
   * Returns the long form.
   *
   * @param identity {@link SignedIdentity#NONE} for servers that insist on the form's size
   */
  public static KeyExchangeResponse of(ByteSlice publicKey, SignedIdentity identity) {
    return new KeyExchangeResponse(publicKey, identity, ByteSlice.of(new byte[0]));
  }
}
