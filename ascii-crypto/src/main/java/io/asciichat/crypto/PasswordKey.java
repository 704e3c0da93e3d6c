package io.asciichat.crypto;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The key that both sides derive from a password, and what is proven with it. */
final class PasswordKey {
  /** Shortest and longest password in bytes of UTF-8: the limits of the C program. */
  static final int SHORTEST = 8;

  static final int LONGEST = 256;

  /** The sixteen bytes that the C program's libsodium reads of its longer salt string. */
  private static final byte[] SALT = "ascii-chat-passw".getBytes(StandardCharsets.US_ASCII);

  private PasswordKey() {}

  /**
   * Derives the key: about a tenth of a second.
   *
   * @param password stays with the caller, who wipes it
   * @throws AsciiChatException with code USAGE when it is too short or too long
   */
  static byte[] derive(Libsodium sodium, char[] password) {
    byte[] space = new byte[password.length * 3]; // no char takes more in UTF-8
    ByteBuffer encoded = ByteBuffer.wrap(space);
    StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(CharBuffer.wrap(password), encoded, true);
    byte[] bytes = Arrays.copyOf(space, encoded.position());
    Libsodium.wipe(space);
    try {
      if (bytes.length < SHORTEST || bytes.length > LONGEST) {
        throw new AsciiChatException(
            ErrorCode.USAGE,
            "the password has " + bytes.length + " bytes; it needs " + SHORTEST + " to " + LONGEST);
      }
      return sodium.argon2id(bytes, SALT);
    } finally {
      Libsodium.wipe(bytes);
    }
  }

  /**
   * The proof of the C program: HMAC-SHA-256(key, nonce ‖ shared key). It shows knowledge of the
   * key and, because the shared key is in it, cannot be passed on to another connection.
   */
  static byte[] proof(Libsodium sodium, byte[] key, byte[] nonce, byte[] sharedKey) {
    byte[] message = Hkdf.concat(nonce, sharedKey);
    try {
      return sodium.hmac(key, message);
    } finally {
      Libsodium.wipe(message);
    }
  }
}
