package io.asciichat.crypto.keys;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;

/** Opens private keys wherever they are: files and agents. Any thread. */
public final class Identities {
  private Identities() {}

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
  public static Identity open(
      String name, KeyEnvironment environment, Identity.PassphraseSource passphrases) {
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

  /**
   * Returns an identity of a secret that the caller keeps elsewhere.
   *
   * @param seed the 32 bytes of RFC 8032; copied, so that the caller can wipe its own
   * @throws AsciiChatException with code KEY when it has another length
   */
  public static Identity ofSeed(byte[] seed) {
    if (seed.length != IdentityKey.SIZE) {
      throw new AsciiChatException(
          ErrorCode.KEY, "the secret of an Ed25519 key has 32 bytes, not " + seed.length);
    }
    return new SeedIdentity(IdentityKey.of(OpenSshPrivateKey.publicKey(seed), ""), seed.clone());
  }

  /** Returns an identity of its own for something that lives as long as this process at most. */
  public static Identity random() {
    byte[] seed = new byte[IdentityKey.SIZE];
    new SecureRandom().nextBytes(seed);
    try {
      return ofSeed(seed);
    } finally {
      Arrays.fill(seed, (byte) 0);
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
      OpenSshPrivateKey secret, Path file, Identity.PassphraseSource passphrases) {
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
