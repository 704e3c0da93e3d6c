package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/**
 * What the server has chosen, and the sizes of what follows. All numbers are one byte except the
 * sizes of keys, signature and secret, which are two.
 *
 * @param keyExchange 1 for X25519
 * @param authentication 1 when the server has an Ed25519 identity, else 0
 * @param cipher 1 for XSalsa20-Poly1305, 0 for none
 * @param verification 1 when the server checks client keys
 * @param exchangeKeySize 32
 * @param identityKeySize 32 when the server shows its identity, else 0
 * @param signatureSize 64 or 0
 * @param sharedSecretSize 32
 * @param nonceSize 24
 * @param macSize 16
 * @param hmacSize 32
 */
public record CryptoParameters(
    int keyExchange,
    int authentication,
    int cipher,
    int verification,
    int exchangeKeySize,
    int identityKeySize,
    int signatureSize,
    int sharedSecretSize,
    int nonceSize,
    int macSize,
    int hmacSize) {
  private static final int RESERVED_SIZE = 3;

  /** Strict codec; 18 bytes, of which the last three are reserved. */
  public static final PacketCodec<CryptoParameters> CODEC =
      PacketCodec.fixed(
          PacketType.CRYPTO_PARAMETERS,
          18,
          in -> {
            CryptoParameters parameters =
                new CryptoParameters(
                    in.u8(), in.u8(), in.u8(), in.u8(), in.u16(), in.u16(), in.u16(), in.u16(),
                    in.u8(), in.u8(), in.u8());
            in.skip(RESERVED_SIZE);
            return parameters;
          },
          (payload, out) -> {
            out.u8(payload.keyExchange).u8(payload.authentication);
            out.u8(payload.cipher).u8(payload.verification);
            out.u16(payload.exchangeKeySize).u16(payload.identityKeySize);
            out.u16(payload.signatureSize).u16(payload.sharedSecretSize);
            out.u8(payload.nonceSize).u8(payload.macSize).u8(payload.hmacSize);
            out.zeros(RESERVED_SIZE);
          });

  /** Returns what a server without an identity and without a list of client keys sends. */
  public static CryptoParameters anonymous() {
    return of(false, false);
  }

  /**
   * Returns what a server sends.
   *
   * @param identity whether it shows an identity
   * @param verification whether it wants one of the client; then it announces the size of a
   *     signature even when it shows none itself, for C clients leave theirs out otherwise
   */
  public static CryptoParameters of(boolean identity, boolean verification) {
    return new CryptoParameters(
        1,
        identity ? 1 : 0,
        1,
        verification ? 1 : 0,
        32,
        identity ? 32 : 0,
        identity || verification ? 64 : 0,
        32,
        24,
        16,
        32);
  }

  /** Returns whether the algorithms and sizes are those of XSalsa20-Poly1305 over X25519. */
  public boolean supported() {
    return keyExchange == 1
        && cipher == 1
        && exchangeKeySize == 32
        && sharedSecretSize == 32
        && nonceSize == 24
        && macSize == 16
        && hmacSize == 32
        && (identityKeySize == 0 || identityKeySize == 32)
        && (signatureSize == 0 || signatureSize == 64)
        && (identityKeySize == 0 || signatureSize == 64);
  }
}
