package io.asciichat.crypto.keys;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.nio.file.Path;
import java.util.Arrays;
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

  /**
   * Opens the key that a user names.
   *
   * @param name {@code gpg:} and a key's id; a file with a private key in OpenSSH's format; or a
   *     file with a public key whose private one the SSH agent holds. An encrypted file whose key
   *     the agent holds is left to the agent, too
   * @param passphrases asked when a file is encrypted and the agent does not hold its key
   * @throws AsciiChatException with code USAGE when there is no such file; KEY when the key is of
   *     the wrong kind, damaged, open to other users, or not held by an agent; AUTH when the
   *     passphrase is missing or wrong
   */
  static Identity open(String name, KeyEnvironment environment, PassphraseSource passphrases) {
    if (name.startsWith(Gpg.PREFIX)) {
      return new Gpg(environment).identity(name.substring(Gpg.PREFIX.length()));
    }
    Path file = environment.file(name);
    KeyFile.Content content = KeyFile.read(file);
    OpenSshPrivateKey secret = content.secret();
    if (secret == null) {
      return ofAgent(content.key(), environment, file);
    }
    try {
      KeyFile.requirePrivate(file);
      if (!secret.isEncrypted()) {
        return secret.identity(null);
      }
      Path socket = environment.agentSocket();
      if (socket != null && isHeld(secret.key(), socket)) {
        return new SshAgent(socket).identity(secret.key());
      }
      return decrypted(secret, file, passphrases);
    } finally {
      secret.wipe();
    }
  }

  /** An agent that is broken does not keep a file from being decrypted. */
  private static boolean isHeld(IdentityKey key, Path socket) {
    try {
      return new SshAgent(socket).keys().contains(key);
    } catch (AsciiChatException e) {
      return false;
    }
  }

  private static Identity decrypted(
      OpenSshPrivateKey secret, Path file, PassphraseSource passphrases) {
    AsciiChatException refusal =
        new AsciiChatException(
            ErrorCode.AUTH,
            "the key file '"
                + file
                + "' is encrypted; set ASCII_CHAT_KEY_PASSWORD, or add it to an agent: ssh-add "
                + file);
    for (int attempt = 1; ; attempt++) {
      char[] passphrase = passphrases.passphrase(file, attempt);
      if (passphrase == null) {
        throw refusal;
      }
      try {
        return secret.identity(passphrase);
      } catch (AsciiChatException e) {
        if (e.code() != ErrorCode.AUTH) {
          throw e;
        }
        refusal = e;
      } finally {
        Arrays.fill(passphrase, '\0');
      }
    }
  }

  private static Identity ofAgent(IdentityKey key, KeyEnvironment environment, Path file) {
    Path socket = environment.agentSocket();
    if (socket != null) {
      SshAgent agent = new SshAgent(socket);
      if (agent.keys().contains(key)) {
        return agent.identity(key);
      }
    }
    throw new AsciiChatException(
        ErrorCode.KEY,
        "'"
            + file
            + "' holds a public key, and "
            + (socket == null ? "no SSH agent is there" : "the SSH agent does not hold its secret")
            + "; name the file of the private key, or run ssh-add");
  }
}
