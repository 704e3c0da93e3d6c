package io.asciichat.crypto;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The key that both sides derive from a password, and what is proven with it. */
final class PasswordKey {
  /** Bounds of a password's length in bytes of UTF-8: the limits of the C program. */
  private static final int MIN_BYTES = 8;

  private static final int MAX_BYTES = 256;

  /** The character that decoders write for bytes that they do not know. */
  private static final char REPLACEMENT = '\uFFFD';

  /** The sixteen bytes that the C program's libsodium reads of its longer salt string. */
  private static final byte[] SALT = "ascii-chat-passw".getBytes(StandardCharsets.US_ASCII);

  private PasswordKey() {}

  /**
   * Derives the key: about a tenth of a second.
   *
   * @param password stays with the caller, who wipes it
   * @throws AsciiChatException as {@link #encode} does
   */
  static byte[] derive(Libsodium sodium, char[] password) {
    byte[] bytes = encode(password);
    try {
      return sodium.argon2id(bytes, SALT);
    } finally {
      Libsodium.wipe(bytes);
    }
  }

  /**
   * The password's bytes, for the caller to wipe.
   *
   * @param password stays with the caller, who wipes it
   * @throws AsciiChatException with code USAGE when it is too short, too long, or not the text that
   *     it was: U+FFFD stands for any byte that some decoder did not know, half a surrogate pair
   *     would be written as the same byte as every other, and C programs read no further than NUL
   */
  static byte[] encode(char[] password) {
    if (password.length > MAX_BYTES) {
      throw wrongLength();
    }
    byte[] space = new byte[password.length * 3]; // no char takes more in UTF-8
    try {
      ByteBuffer encoded = ByteBuffer.wrap(space);
      CoderResult result =
          StandardCharsets.UTF_8
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(password), encoded, true);
      if (result.isError() || has(password, REPLACEMENT) || has(password, '\0')) {
        throw refused("the password is not UTF-8 text; write it as such, in a UTF-8 locale");
      }
      int length = encoded.position();
      if (length < MIN_BYTES || length > MAX_BYTES) {
        throw wrongLength();
      }
      return Arrays.copyOf(space, length);
    } finally {
      Libsodium.wipe(space);
    }
  }

  private static AsciiChatException wrongLength() {
    return refused("a password has " + MIN_BYTES + " to " + MAX_BYTES + " bytes as UTF-8");
  }

  private static boolean has(char[] text, char wanted) {
    for (char c : text) {
      if (c == wanted) {
        return true;
      }
    }
    return false;
  }

  private static AsciiChatException refused(String message) {
    return new AsciiChatException(ErrorCode.USAGE, message);
  }

  /**
   * The proof of the C program: HMAC-SHA-256(key, nonce ‖ shared key). It shows knowledge of the
   * key and, because the shared key is in it, cannot be passed on to another connection.
   */
  static byte[] proof(Libsodium sodium, byte[] key, byte[] nonce, byte[] sharedKey) {
    byte[] message = Libsodium.concat(nonce, sharedKey);
    try {
      return sodium.hmac(key, message);
    } finally {
      Libsodium.wipe(message);
    }
  }
}
