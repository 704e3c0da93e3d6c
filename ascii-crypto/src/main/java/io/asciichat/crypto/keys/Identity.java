package io.asciichat.crypto.keys;

import io.asciichat.core.error.AsciiChatException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A private key that can sign: read from a file, or kept by an agent, from where it never enters
 * this process. Thread-safe. Prints nothing but its public key.
 */
public interface Identity extends AutoCloseable {
  /** Returns the public key. */
  IdentityKey key();

  /**
   * Returns the Ed25519 signature of a message, 64 bytes. An agent may ask a person first, so this
   * may take up to a minute.
   *
   * @param message 32 bytes as the handshake signs; for a key of GnuPG 32, 48 or 64, for others any
   *     number
   * @throws AsciiChatException with code KEY when an agent does not sign
   * @throws IllegalStateException when closed
   */
  byte[] sign(byte[] message);

  /** Wipes the key, if it is in this process. */
  @Override
  void close();

  /** Gives the passphrase of a key. */
  @FunctionalInterface
  interface PassphraseSource {
    /**
     * Returns a passphrase, which the caller wipes; null when there is none, or no further one.
     *
     * @param file the key's file, for a question
     * @param attempt from 1; more than 1 when the passphrase before was wrong
     */
    char @Nullable [] passphrase(Path file, int attempt);
  }
}
