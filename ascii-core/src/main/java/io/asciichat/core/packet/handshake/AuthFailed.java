package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/**
 * The server refuses the client; the connection ends.
 *
 * @param reasons any of the constants below; 0 when plaintext was refused
 */
public record AuthFailed(int reasons) {
  /** A password is needed and none was given. */
  public static final int PASSWORD_REQUIRED = 0x01;

  /** The password is wrong. */
  public static final int PASSWORD_WRONG = 0x02;

  /** A client key is needed and none was shown. */
  public static final int CLIENT_KEY_REQUIRED = 0x04;

  /** The client key is not among those the server knows. */
  public static final int CLIENT_KEY_UNKNOWN = 0x08;

  /** A signature did not verify. */
  public static final int SIGNATURE_INVALID = 0x10;

  private static final int RESERVED_SIZE = 7;

  /** Strict codec; 8 bytes, of which the last seven are reserved. */
  public static final PacketCodec<AuthFailed> CODEC =
      PacketCodec.fixed(
          PacketType.CRYPTO_AUTH_FAILED,
          8,
          in -> {
            AuthFailed failed = new AuthFailed(in.u8());
            in.skip(RESERVED_SIZE);
            return failed;
          },
          (payload, out) -> out.u8(payload.reasons).zeros(RESERVED_SIZE));

  /** Returns whether this reason is among those given. */
  public boolean has(int reason) {
    return (reasons & reason) != 0;
  }
}
