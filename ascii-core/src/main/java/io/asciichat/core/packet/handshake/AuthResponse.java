package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.PayloadRules;
import org.jspecify.annotations.Nullable;

/**
 * The client's answer to a challenge. Which of the two forms it is cannot be told from the bytes
 * (both may be followed by a GPG key id), only from what was asked, so the payload is kept whole
 * and read through the accessors of the form expected.
 *
 * <pre>
 * password form  proof[32]     clientNonce[32]  ( length[1] gpgKeyId[length] )
 * extended form  proof[32]     clientNonce[32]  ( signature[64] )
 * key form       signature[64] clientNonce[32]    length[1] gpgKeyId[length]
 * C client with a key, server without identity: clientNonce[32] length[1]
 * </pre>
 *
 * @param payload all of it, 33 to 137 bytes
 */
public record AuthResponse(ByteSlice payload) {
  private static final int MIN_SIZE = 33;
  private static final int MAX_SIZE = 64 + 32 + 1 + 40;
  private static final int PASSWORD_FORM = 64;
  private static final int MAX_PASSWORD_FORM = PASSWORD_FORM + 1 + 40;
  private static final int KEY_FORM = 97;
  private static final int SIGNED_FORM = 128;

  /** The length of a GPG key's id that is not there. */
  private static final ByteSlice NO_KEY_ID = ByteSlice.of(new byte[1]);

  /** Strict codec; 33 to 137 bytes. */
  public static final PacketCodec<AuthResponse> CODEC =
      new PacketCodec<>(
          PacketType.CRYPTO_AUTH_RESPONSE,
          MIN_SIZE,
          MAX_SIZE,
          in -> new AuthResponse(in.copy(in.remaining())),
          (payload, out) -> out.bytes(payload.payload));

  /** Checks the size. */
  public AuthResponse {
    if (payload.length() < MIN_SIZE || payload.length() > MAX_SIZE) {
      throw new IllegalArgumentException("answer of " + payload.length() + " bytes");
    }
  }

  /**
   * Returns the extended form.
   *
   * @param signature of the client's identity; null when it has none
   */
  public static AuthResponse ofProofs(
      ByteSlice proof, ByteSlice clientNonce, @Nullable ByteSlice signature) {
    AuthResponse plain = ofPassword(proof, clientNonce);
    if (signature == null) {
      return plain;
    }
    PayloadRules.size("signature", signature, 64);
    return joined(plain.payload, signature);
  }

  /** Returns the key form, without the id of a GPG key. */
  public static AuthResponse ofKey(ByteSlice signature, ByteSlice clientNonce) {
    PayloadRules.size("signature", signature, 64);
    PayloadRules.size("nonce", clientNonce, 32);
    return joined(signature, clientNonce, NO_KEY_ID);
  }

  /** Returns the password form. */
  public static AuthResponse ofPassword(ByteSlice proof, ByteSlice clientNonce) {
    PayloadRules.size("proof", proof, 32);
    PayloadRules.size("nonce", clientNonce, 32);
    return joined(proof, clientNonce);
  }

  private static AuthResponse joined(ByteSlice... parts) {
    PacketWriter out = new PacketWriter();
    for (ByteSlice part : parts) {
      out.bytes(part);
    }
    return new AuthResponse(ByteSlice.of(out.toByteArray()));
  }

  /** Returns whether the size allows the password form. */
  public boolean canBePassword() {
    return payload.length() >= PASSWORD_FORM && payload.length() <= MAX_PASSWORD_FORM;
  }

  /** Returns whether the size allows the key form. */
  public boolean canBeKey() {
    return payload.length() >= KEY_FORM;
  }

  /** Returns whether this is the extended form: without a signature, or with one. */
  public boolean canBeExtended() {
    return payload.length() == PASSWORD_FORM || payload.length() == SIGNED_FORM;
  }

  /** Extended form: the signature of the client's identity, 64 bytes; null when there is none. */
  public @Nullable ByteSlice proofSignature() {
    return payload.length() == SIGNED_FORM ? part(PASSWORD_FORM, 64) : null;
  }

  /**
   * The nonce of a C client with a key at a server that announced no signatures, 32 bytes: all that
   * such a client sends but a length.
   */
  public ByteSlice unsignedNonce() {
    return part(0, 32);
  }

  /** Password form: HMAC over the server's nonce, 32 bytes. */
  public ByteSlice proof() {
    return part(0, 32);
  }

  /** Password form: the client's nonce, 32 bytes. */
  public ByteSlice passwordNonce() {
    return part(32, 32);
  }

  /** Key form: signature over the server's nonce, 64 bytes. */
  public ByteSlice signature() {
    return part(0, 64);
  }

  /** Key form: the client's nonce, 32 bytes. */
  public ByteSlice keyNonce() {
    return part(64, 32);
  }

  private ByteSlice part(int from, int size) {
    if (from + size > payload.length()) {
      throw new IllegalStateException(
          "an answer of " + payload.length() + " bytes has another form");
    }
    return new ByteSlice(payload.array(), payload.offset() + from, size);
  }
}
