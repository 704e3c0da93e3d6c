package io.asciichat.crypto;

import com.sun.jna.Pointer;

/**
 * libsodium's secretbox on native memory, bound by {@link Libsodium}. LazySodium binds the same
 * functions to whole byte arrays, which are copied in and out on every call.
 */
final class SecretBoxCalls {
  private SecretBoxCalls() {}

  /** Writes MAC and ciphertext; the text may lie where its ciphertext goes. Returns 0. */
  static native int crypto_secretbox_easy(
      Pointer box, Pointer text, long textLength, Pointer nonce, Pointer key);

  /** Writes the text, which may lie where its ciphertext is. Returns 0, or -1 for a forgery. */
  static native int crypto_secretbox_open_easy(
      Pointer text, Pointer box, long boxLength, Pointer nonce, Pointer key);
}
