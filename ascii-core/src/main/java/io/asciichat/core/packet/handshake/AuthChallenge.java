package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PayloadRules;

/**
 * The server asks for a proof.
 *
 * @param flags {@link #PASSWORD}, {@link #CLIENT_KEY}, both or neither
 * @param nonce random, 32 bytes
 */
public record AuthChallenge(int flags, ByteSlice nonce) {
  /** Flag: the server wants a proof that the client knows the password. */
  public static final int PASSWORD = 1;

  /** Flag: the server wants a signature with a key it knows. */
  public static final int CLIENT_KEY = 2;

  /** Strict codec; 33 bytes. */
  public static final PacketCodec<AuthChallenge> CODEC =
      PacketCodec.fixed(
          PacketType.CRYPTO_AUTH_CHALLENGE,
          33,
          in -> new AuthChallenge(in.u8(), in.copy(32)),
          (payload, out) -> {
            out.u8(payload.flags);
            out.bytes(payload.nonce);
          });

  /** Checks flags and size. */
  public AuthChallenge {
    if ((flags & ~(PASSWORD | CLIENT_KEY)) != 0) {
      throw new IllegalArgumentException("unknown flags " + flags);
    }
    PayloadRules.size("nonce", nonce, 32);
  }

  /** Returns whether the password is asked for. */
  public boolean wantsPassword() {
    return (flags & PASSWORD) != 0;
  }

  /** Returns whether a client key is asked for. */
  public boolean wantsClientKey() {
    return (flags & CLIENT_KEY) != 0;
  }
}
