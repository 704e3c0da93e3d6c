package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/**
 * The algorithms of a client. Bit 0 of each set is the only algorithm there is: X25519, Ed25519,
 * XSalsa20-Poly1305. Participants of the C program's discovery mode set bit 1 of the signature
 * schemes as well, which nothing looks at.
 *
 * @param supported sets of algorithms, each 0 to 65535
 * @param verification whether the client insists on being verified, 0 from C clients
 * @param preferred one of each, 0 to 255; a signature scheme when the mode authenticates, a cipher
 *     when it encrypts; programs before version 0.9 and participants of the C program's discovery
 *     mode always prefer all of them
 */
public record CryptoCapabilities(Algorithms supported, int verification, Algorithms preferred) {
  private static final Algorithms ALL = new Algorithms(1, 1, 1);

  /** Strict codec; 10 bytes. */
  public static final PacketCodec<CryptoCapabilities> CODEC =
      PacketCodec.fixed(
          PacketType.CRYPTO_CAPABILITIES,
          10,
          in ->
              new CryptoCapabilities(
                  new Algorithms(in.u16(), in.u16(), in.u16()),
                  in.u8(),
                  new Algorithms(in.u8(), in.u8(), in.u8())),
          (payload, out) -> {
            Algorithms supported = payload.supported;
            Algorithms preferred = payload.preferred;
            out.u16(supported.keyExchange()).u16(supported.authentication());
            out.u16(supported.cipher()).u8(payload.verification);
            out.u8(preferred.keyExchange()).u8(preferred.authentication()).u8(preferred.cipher());
          });

  /** The packet of every client before version 0.9, whatever its {@link ProtocolVersion#mode()}. */
  public static final CryptoCapabilities BEFORE_0_9 = new CryptoCapabilities(ALL, 0, ALL);

  /** The packet of a client of version 0.9 or later for this {@link ProtocolVersion#mode()}. */
  public static CryptoCapabilities of(int mode) {
    return new CryptoCapabilities(
        ALL,
        0,
        new Algorithms(
            1,
            (mode & ProtocolVersion.AUTHENTICATE) != 0 ? 1 : 0,
            (mode & ProtocolVersion.ENCRYPT) != 0 ? 1 : 0));
  }

  /** Returns whether the client has the key exchange and the cipher that there are. */
  public boolean hasBasics() {
    return (supported.keyExchange() & 1) != 0 && (supported.cipher() & 1) != 0;
  }
}
