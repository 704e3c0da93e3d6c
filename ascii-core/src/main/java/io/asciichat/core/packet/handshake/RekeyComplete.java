package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/**
 * The one who asked for new keys starts to use them.
 *
 * @param confirmation one zero byte (the extended dialect, and C programs from 0.9 on), or 41
 *     bytes: nonce, MAC and one byte sealed with the new key (C programs before)
 */
public record RekeyComplete(ByteSlice confirmation) {
  private static final int SEALED_SIZE = 41;

  /** Strict codec; 1 or 41 bytes. */
  public static final PacketCodec<RekeyComplete> CODEC =
      new PacketCodec<>(
          PacketType.REKEY_COMPLETE,
          1,
          SEALED_SIZE,
          in -> new RekeyComplete(in.copy(in.remaining())),
          (payload, out) -> out.bytes(payload.confirmation));

  /** Checks the size. */
  public RekeyComplete {
    if (confirmation.length() != 1 && confirmation.length() != SEALED_SIZE) {
      throw new IllegalArgumentException("confirmation of " + confirmation.length() + " bytes");
    }
  }

  /** The form of one zero byte. */
  public static RekeyComplete plain() {
    return new RekeyComplete(ByteSlice.of(new byte[1]));
  }
}
