package io.asciichat.crypto.keys;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PlainText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.BCrypt;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * OpenSSH's format of private keys. What stands in clear in front of the secret (the cipher, the
 * work of its passphrase, the public key) is read here, so that a file that cannot be used is
 * refused before anyone is asked for a passphrase; the secret itself is read by BouncyCastle.
 */
final class OpenSshPrivateKey {
  private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
  private static final String END = "-----END OPENSSH PRIVATE KEY-----";
  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final String NONE = "none";
  private static final String BCRYPT = "bcrypt";

  /** More would take minutes; {@code ssh-keygen} writes 16 or 24. */
  private static final long MAX_ROUNDS = 10_000;

  private static final int WRITTEN_ROUNDS = 24;
  private static final int SALT_SIZE = 16;
  private static final int CIPHER_KEY_SIZE = 32;
  private static final int CIPHER_BLOCK_SIZE = 16;
  private static final int PLAIN_BLOCK_SIZE = 8;
  private static final int LINE_LENGTH = 70;

  private final String name;
  private final byte[] blob;
  private final IdentityKey key;
  private final boolean encrypted;

  private OpenSshPrivateKey(String name, byte[] blob, IdentityKey key, boolean encrypted) {
    this.name = name;
    this.blob = blob;
    this.key = key;
    this.encrypted = encrypted;
  }

  /**
   * Reads what stands in clear.
   *
   * @param file the file's bytes, which the caller wipes
   * @param name the file, for messages
   * @throws AsciiChatException with code KEY and what is wrong with the file
   */
  static OpenSshPrivateKey of(byte[] file, String name) {
    byte[] blob = unwrap(file, name);
    try {
      SshFields fields = new SshFields(blob);
      for (byte expected : MAGIC) {
        if (fields.octet() != expected) {
          throw new IOException("it does not begin as OpenSSH's keys do");
        }
      }
      String cipher = fields.text();
      String derivation = fields.text();
      byte[] options = fields.string();
      if (fields.number() != 1) {
        throw refused(name + " does not hold one key; keep each key in a file of its own");
      }
      IdentityKey key = IdentityKey.ofFields(fields.string(), "");
      boolean encrypted = !cipher.equals(NONE);
      if (encrypted != !derivation.equals(NONE) || encrypted && !derivation.equals(BCRYPT)) {
        throw refused(name + " is encrypted in an unknown way; write it again: ssh-keygen -p");
      }
      if (encrypted) {
        checkWork(new SshFields(options), name);
      }
      return new OpenSshPrivateKey(name, blob, key, encrypted);
    } catch (IOException e) {
      Arrays.fill(blob, (byte) 0);
      throw damaged(name, e);
    } catch (AsciiChatException e) {
      Arrays.fill(blob, (byte) 0);
      throw e.getMessage().startsWith(name)
          ? e
          : new AsciiChatException(e.code(), name + ": " + e.getMessage(), e);
    }
  }

  private static void checkWork(SshFields options, String name) throws IOException {
    byte[] salt = options.string();
    long rounds = options.number();
    if (salt.length == 0 || rounds == 0 || !options.isAtEnd()) {
      throw new IOException("the work of its passphrase is not told");
    }
    if (rounds > MAX_ROUNDS) {
      throw refused(
          name
              + " wants "
              + rounds
              + " rounds of work for its passphrase; at most "
              + MAX_ROUNDS
              + " can be done: ssh-keygen -p -a 100");
    }
  }

  /** Returns the bytes between the two lines that mark a key. */
  private static byte[] unwrap(byte[] file, String name) {
    // Only for the marks: the key's own characters do not become a string, which cannot be wiped.
    int begin = find(file, BEGIN, 0);
    int end = begin < 0 ? -1 : find(file, END, begin);
    if (begin < 0) {
      throw otherFormat(file, name);
    }
    if (end < 0) {
      throw damaged(name, new IOException("its last line is missing"));
    }
    byte[] packed = new byte[end - begin];
    int length = 0;
    try {
      for (int at = begin + BEGIN.length(); at < end; at++) {
        if (file[at] > ' ') {
          packed[length++] = file[at];
        }
      }
      byte[] body = Arrays.copyOf(packed, length);
      try {
        return Base64.getDecoder().decode(body);
      } finally {
        Arrays.fill(body, (byte) 0);
      }
    } catch (IllegalArgumentException e) {
      throw damaged(name, new IOException("it is not base64"));
    } finally {
      Arrays.fill(packed, (byte) 0);
    }
  }

  private static int find(byte[] file, String mark, int from) {
    byte[] wanted = mark.getBytes(StandardCharsets.US_ASCII);
    for (int at = from; at <= file.length - wanted.length; at++) {
      if (Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  /** Returns whether a file is a private key of some kind, or pretends to be. */
  static boolean isPrivate(byte[] file) {
    return find(file, "PRIVATE KEY", 0) >= 0 || find(file, "PuTTY-User-Key-File", 0) >= 0;
  }

  private static AsciiChatException otherFormat(byte[] file, String name) {
    int begin = find(file, "-----BEGIN ", 0);
    int end = begin < 0 ? -1 : find(file, "-----", begin + 5);
    String kind = "not a private key";
    if (find(file, "PuTTY-User-Key-File", 0) >= 0) {
      kind = "a key of PuTTY";
    } else if (begin >= 0 && end > begin && end - begin < 60) {
      kind =
          "of another format ("
              + PlainText.of(
                  new String(file, begin + 11, end - begin - 11, StandardCharsets.US_ASCII), 40)
              + ")";
    }
    return refused(
        name + " is " + kind + "; an Ed25519 key of OpenSSH is needed: ssh-keygen -t ed25519");
  }

  /** Returns the public key, which needs no passphrase. */
  IdentityKey key() {
    return key;
  }

  /** Returns whether the secret needs a passphrase. */
  boolean isEncrypted() {
    return encrypted;
  }

  /**
   * Returns the secret, for the caller to wipe.
   *
   * @param passphrase stays with the caller, who wipes it; null when the key is not encrypted
   * @throws AsciiChatException with code AUTH when the passphrase is wrong, KEY when the file is
   *     damaged
   */
  byte[] seed(char @Nullable [] passphrase) {
    byte[] secret = passphrase == null ? new byte[0] : KeyText.utf8(passphrase);
    try {
      // The library takes an array for the same passphrase whether or not one is needed.
      Object parsed = OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(blob, encrypted ? secret : null);
      if (!(parsed instanceof Ed25519PrivateKeyParameters found)) {
        throw damaged(name, new IOException("its secret is of another kind than its public key"));
      }
      byte[] seed = found.getEncoded();
      if (!key.hasBytes(publicKey(seed))) {
        Arrays.fill(seed, (byte) 0);
        throw damaged(name, new IOException("its secret and its public key do not fit"));
      }
      return seed;
    } catch (AsciiChatException e) {
      throw e;
    } catch (RuntimeException e) {
      // The library's messages are not passed on: they may quote what they could not read.
      throw encrypted
          ? new AsciiChatException(
              ErrorCode.AUTH, "the passphrase of " + name + " is wrong, or the file is damaged")
          : damaged(name, new IOException("its secret cannot be read"));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /**
   * Returns the identity of this key, which holds a secret of its own.
   *
   * @throws AsciiChatException as {@link #seed} does
   */
  Identity identity(char @Nullable [] passphrase) {
    return new SeedIdentity(key, seed(passphrase));
  }

  /** Overwrites what was read; {@link #seed} must not be called any more. */
  void wipe() {
    Arrays.fill(blob, (byte) 0);
  }

  /** Returns the public key's fingerprint. */
  @Override
  public String toString() {
    return "OpenSshPrivateKey[" + key + "]";
  }

  /** Returns the public key of a secret. */
  static byte[] publicKey(byte[] seed) {
    byte[] bytes = new byte[IdentityKey.SIZE];
    Ed25519.generatePublicKey(seed, 0, bytes, 0);
    return bytes;
  }

  /**
   * Returns a key as the bytes of a file, for the caller to wipe.
   *
   * @param passphrase encrypts the secret as {@code ssh-keygen} does, with aes256-ctr; null for
   *     none
   */
  static byte[] write(
      byte[] seed, String comment, char @Nullable [] passphrase, SecureRandom random) {
    IdentityKey key = IdentityKey.of(publicKey(seed), comment);
    byte[] secret = secretPart(seed, key, passphrase != null, random);
    byte[] salt = new byte[SALT_SIZE];
    random.nextBytes(salt);
    if (passphrase != null) {
      encrypt(secret, passphrase, salt);
    }
    WipedBytes file = new WipedBytes();
    file.writeBytes(MAGIC);
    SshFields.putString(file, ascii(passphrase == null ? NONE : "aes256-ctr"));
    SshFields.putString(file, ascii(passphrase == null ? NONE : BCRYPT));
    ByteArrayOutputStream options = new ByteArrayOutputStream();
    if (passphrase != null) {
      SshFields.putString(options, salt);
      SshFields.putNumber(options, WRITTEN_ROUNDS);
    }
    SshFields.putString(file, options.toByteArray());
    SshFields.putNumber(file, 1);
    SshFields.putString(file, key.fields());
    SshFields.putString(file, secret);
    byte[] bytes = file.toByteArray();
    byte[] text = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encode(bytes);
    WipedBytes wrapped = new WipedBytes();
    wrapped.writeBytes(ascii(BEGIN + "\n"));
    wrapped.writeBytes(text);
    wrapped.writeBytes(ascii("\n" + END + "\n"));
    byte[] result = wrapped.toByteArray();
    for (byte[] used : new byte[][] {secret, bytes, text}) {
      Arrays.fill(used, (byte) 0);
    }
    file.wipe();
    wrapped.wipe();
    return result;
  }

  private static byte[] secretPart(
      byte[] seed, IdentityKey key, boolean encrypted, SecureRandom random) {
    WipedBytes out = new WipedBytes();
    int check = random.nextInt();
    SshFields.putNumber(out, check);
    SshFields.putNumber(out, check);
    out.writeBytes(key.fields());
    byte[] pair = Arrays.copyOf(seed, seed.length + IdentityKey.SIZE);
    System.arraycopy(key.bytes(), 0, pair, seed.length, IdentityKey.SIZE);
    SshFields.putString(out, pair);
    Arrays.fill(pair, (byte) 0);
    SshFields.putString(out, key.comment().getBytes(StandardCharsets.UTF_8));
    int block = encrypted ? CIPHER_BLOCK_SIZE : PLAIN_BLOCK_SIZE;
    for (int padding = 1; out.size() % block != 0; padding++) {
      out.write(padding);
    }
    byte[] part = out.toByteArray();
    out.wipe();
    return part;
  }

  private static void encrypt(byte[] secret, char[] passphrase, byte[] salt) {
    byte[] words = KeyText.utf8(passphrase);
    byte[] derived =
        BCrypt.pbkdfGenerate(words, salt, WRITTEN_ROUNDS, CIPHER_KEY_SIZE + CIPHER_BLOCK_SIZE);
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(derived, 0, CIPHER_KEY_SIZE, "AES"),
          new IvParameterSpec(derived, CIPHER_KEY_SIZE, CIPHER_BLOCK_SIZE));
      cipher.doFinal(secret, 0, secret.length, secret, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES in counter mode", e);
    } finally {
      Arrays.fill(words, (byte) 0);
      Arrays.fill(derived, (byte) 0);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static AsciiChatException refused(String message) {
    return new AsciiChatException(ErrorCode.KEY, message);
  }

  private static AsciiChatException damaged(String name, IOException how) {
    return new AsciiChatException(
        ErrorCode.KEY,
        name + " is damaged: " + how.getMessage() + "; take it from a backup, or make a new key",
        how);
  }

  /** Bytes that can be wiped. */
  private static final class WipedBytes extends ByteArrayOutputStream {
    /** More than any key file has, so that no smaller array is left behind. */
    WipedBytes() {
      super(4096);
    }

    void wipe() {
      Arrays.fill(buf, (byte) 0);
    }
  }
}
