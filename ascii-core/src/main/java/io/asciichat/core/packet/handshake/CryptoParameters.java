package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/**
 * The choice of the server, and the sizes of what follows. All numbers are one byte except the
 * sizes of keys, signature and secret, which are two.
 *
 * @param chosen a signature scheme when the server has an identity
 * @param verification 1 when the server checks client keys
 * @param sizes bytes of keys and signatures
 * @param cipherSizes bytes of what packets and proofs carry
 */
public record CryptoParameters(
    Algorithms chosen, int verification, Sizes sizes, CipherSizes cipherSizes) {
  private static final int RESERVED_SIZE = 3;

  /** Strict codec; 18 bytes, of which the last three are reserved. */
  public static final PacketCodec<CryptoParameters> CODEC =
      PacketCodec.fixed(
          PacketType.CRYPTO_PARAMETERS,
          18,
          in -> {
            CryptoParameters parameters =
                new CryptoParameters(
                    new Algorithms(in.u8(), in.u8(), in.u8()),
                    in.u8(),
                    new Sizes(in.u16(), in.u16(), in.u16(), in.u16()),
                    new CipherSizes(in.u8(), in.u8(), in.u8()));
            in.skip(RESERVED_SIZE);
            return parameters;
          },
          (payload, out) -> {
            Algorithms chosen = payload.chosen;
            out.u8(chosen.keyExchange()).u8(chosen.authentication()).u8(chosen.cipher());
            out.u8(payload.verification);
            Sizes sizes = payload.sizes;
            out.u16(sizes.exchangeKey).u16(sizes.identityKey);
            out.u16(sizes.signature).u16(sizes.sharedSecret);
            CipherSizes cipher = payload.cipherSizes;
            out.u8(cipher.nonce).u8(cipher.mac).u8(cipher.hmac);
            out.zeros(RESERVED_SIZE);
          });

  /**
   * Sizes in the handshake, in bytes.
   *
   * @param exchangeKey 32
   * @param identityKey 32 when the server shows its identity, else 0
   * @param signature 64 or 0
   * @param sharedSecret 32
   */
  public record Sizes(int exchangeKey, int identityKey, int signature, int sharedSecret) {}

  /**
   * Sizes in packets and proofs, in bytes.
   *
   * @param nonce 24
   * @param mac 16
   * @param hmac 32
   */
  public record CipherSizes(int nonce, int mac, int hmac) {
    private static final CipherSizes SECRET_BOX = new CipherSizes(24, 16, 32);
  }

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
        new Algorithms(1, identity ? 1 : 0, 1),
        verification ? 1 : 0,
        new Sizes(32, identity ? 32 : 0, identity || verification ? 64 : 0, 32),
        CipherSizes.SECRET_BOX);
  }

  /** Returns whether the algorithms and sizes are those of XSalsa20-Poly1305 over X25519. */
  public boolean supported() {
    return chosen.keyExchange() == 1
        && chosen.cipher() == 1
        && sizes.exchangeKey == 32
        && sizes.sharedSecret == 32
        && cipherSizes.equals(CipherSizes.SECRET_BOX)
        && (sizes.identityKey == 0 || sizes.identityKey == 32)
        && (sizes.signature == 0 || sizes.signature == 64)
        && (sizes.identityKey == 0 || sizes.signature == 64);
  }

  /** Returns whether the server shows its identity. */
  public boolean showsIdentity() {
    return sizes.identityKey > 0;
  }

  /** Returns whether a client has to answer in the long form, even without an identity. */
  public boolean wantsLongForm() {
    return showsIdentity() || sizes.signature > 0 || verification != 0;
  }
}
