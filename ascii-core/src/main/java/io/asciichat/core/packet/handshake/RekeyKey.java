package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PayloadRules;

/**
 * One side's half of new keys: asks for them, or agrees to them.
 *
 * @param publicKey fresh X25519 public key of the sender, 32 bytes
 */
public record RekeyKey(ByteSlice publicKey) {
  /** Strict codec of REKEY_REQUEST; 32 bytes. */
  public static final PacketCodec<RekeyKey> REQUEST =
      PacketCodec.field(PacketType.REKEY_REQUEST, 32, RekeyKey::new, RekeyKey::publicKey);

  /** Strict codec of REKEY_RESPONSE; 32 bytes. */
  public static final PacketCodec<RekeyKey> RESPONSE =
      PacketCodec.field(PacketType.REKEY_RESPONSE, 32, RekeyKey::new, RekeyKey::publicKey);

  /** Checks the size. */
  public RekeyKey {
    PayloadRules.size("public key", publicKey, 32);
  }
}
