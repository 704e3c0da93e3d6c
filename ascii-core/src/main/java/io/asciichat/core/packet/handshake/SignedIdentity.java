package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.PayloadRules;

/**
 * A long-term key and its signature over the sender's ephemeral key.
 *
 * @param key Ed25519 public key, 32 bytes; zeros for none
 * @param signature Ed25519 signature, 64 bytes; zeros for none
 */
public record SignedIdentity(ByteSlice key, ByteSlice signature) {
  /** Bytes on the wire. */
  public static final int SIZE = 96;

  /** No identity, in the form in which it is sent where one has to stand. */
  public static final SignedIdentity NONE =
      new SignedIdentity(ByteSlice.of(new byte[32]), ByteSlice.of(new byte[64]));

  /** Checks the sizes. */
  public SignedIdentity {
    PayloadRules.size("identity", key, 32);
    PayloadRules.size("signature", signature, 64);
  }

  static SignedIdentity read(PacketReader in) throws MalformedPacketException {
    return new SignedIdentity(in.copy(32), in.copy(64));
  }

  void write(PacketWriter out) {
    out.bytes(key);
    out.bytes(signature);
  }
}
