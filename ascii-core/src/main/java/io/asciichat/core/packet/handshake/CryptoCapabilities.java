package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/**
 * The algorithms of a client. Bit 0 of each set is the only algorithm there is: X25519, Ed25519,
 * XSalsa20-Poly1305. Participants of the C program's discovery mode set bit 1 of the signature
 * schemes as well, which nothing looks at.
 *
 * @param keyExchanges set of key exchanges, 0 to 65535
 * @param authentications set of signature schemes, 0 to 65535
 * @param ciphers set of ciphers, 0 to 65535
 * @param verification whether the client insists on being verified, 0 from C clients
 * @param preferredKeyExchange 1
 * @param preferredAuthentication 1 when the mode authenticates, else 0; programs before version 0.9
 *     and participants of the C program's discovery mode always send 1
 * @param preferredCipher 1 when the mode encrypts, else 0
 */
public record CryptoCapabilities(
    int keyExchanges,
    int authentications,
    int ciphers,
    int verification,
    int preferredKeyExchange,
    int preferredAuthentication,
    int preferredCipher) {
  /** Strict codec; 10 bytes. */
  public static final PacketCodec<CryptoCapabilities> CODEC =
      PacketCodec.fixed(
          PacketType.CRYPTO_CAPABILITIES,
          10,
          in ->
              new CryptoCapabilities(
                  in.u16(), in.u16(), in.u16(), in.u8(), in.u8(), in.u8(), in.u8()),
          (payload, out) -> {
            out.u16(payload.keyExchanges).u16(payload.authentications).u16(payload.ciphers);
            out.u8(payload.verification).u8(payload.preferredKeyExchange);
            out.u8(payload.preferredAuthentication).u8(payload.preferredCipher);
          });

  /** The packet of every client before version 0.9, whatever its {@link ProtocolVersion#mode()}. */
  public static final CryptoCapabilities BEFORE_0_9 = new CryptoCapabilities(1, 1, 1, 0, 1, 1, 1);

  /** The packet of a client of version 0.9 or later for this {@link ProtocolVersion#mode()}. */
  public static CryptoCapabilities of(int mode) {
    return new CryptoCapabilities(
        1,
        1,
        1,
        0,
        1,
        (mode & ProtocolVersion.AUTHENTICATE) != 0 ? 1 : 0,
        (mode & ProtocolVersion.ENCRYPT) != 0 ? 1 : 0);
  }
}
