package io.asciichat.crypto.keys;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PlainText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A public Ed25519 key, which identifies a person or a server, and what its owner wrote beside it.
 * Two are equal when their 32 bytes are. Immutable.
 */
public final class IdentityKey {
  /** Bytes of a key. */
  public static final int SIZE = 32;

  /** Bytes of a signature. */
  public static final int SIGNATURE_SIZE = 64;

  static final String TYPE = "ssh-ed25519";
  private static final int MAX_COMMENT_CHARACTERS = 128;

  private final byte[] bytes;
  private final String comment;

  private IdentityKey(byte[] bytes, String comment) {
    this.bytes = bytes;
    this.comment = comment;
  }

  /**
   * Returns a key of its bytes.
   *
   * @param bytes copied
   * @param comment anything; what a terminal could not show is left out
   * @throws AsciiChatException with code KEY when no signature could ever fit these bytes, or every
   *     signature might: they are not a point of the curve, or one of low order
   */
  public static IdentityKey of(byte[] bytes, String comment) {
    if (bytes.length != SIZE) {
      throw refused("an Ed25519 key has 32 bytes, not " + bytes.length);
    }
    if (!Ed25519.validatePublicKeyFull(bytes, 0)) {
      throw refused("these 32 bytes are not an Ed25519 key; copy the key again");
    }
    return new IdentityKey(bytes.clone(), PlainText.of(comment, MAX_COMMENT_CHARACTERS).strip());
  }

  /**
   * Returns a key of OpenSSH's fields: its type and its bytes.
   *
   * @throws IOException when the fields are not whole
   * @throws AsciiChatException with code KEY when it is of another kind, or not a key
   */
  static IdentityKey ofFields(byte[] blob, String comment) throws IOException {
    SshFields fields = new SshFields(blob);
    String type = fields.text();
    if (!type.equals(TYPE)) {
      throw ofOtherKind(type);
    }
    byte[] bytes = fields.string();
    if (!fields.isAtEnd()) {
      throw new IOException("more follows the key");
    }
    return of(bytes, comment);
  }

  /** Returns the refusal of a key that is not an Ed25519 key. */
  static AsciiChatException ofOtherKind(String type) {
    return refused(
        "a key of the kind "
            + PlainText.of(type, 40)
            + " cannot be used; only Ed25519 can: ssh-keygen -t ed25519");
  }

  private static AsciiChatException refused(String message) {
    return new AsciiChatException(ErrorCode.KEY, message);
  }

  /** Returns a copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns what the owner wrote beside the key, in one line; may be empty. */
  public String comment() {
    return comment;
  }

  /** Returns the same key with other words beside it. */
  IdentityKey withComment(String other) {
    return new IdentityKey(bytes, PlainText.of(other, MAX_COMMENT_CHARACTERS).strip());
  }

  /** Returns the key as 64 hex digits, as known_hosts and the C program write it. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** Returns OpenSSH's fingerprint: {@code SHA256:} and 43 characters of base64. */
  public String fingerprint() {
    return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sha256(fields()));
  }

  /** Returns the C program's fingerprint: the SHA-256 of the 32 bytes as 64 hex digits. */
  public String hexFingerprint() {
    return HexFormat.of().formatHex(sha256(bytes));
  }

  /** Returns the fingerprint as OpenSSH draws it: eleven lines of 19 characters, LF in between. */
  public String randomArt() {
    return RandomArt.draw(sha256(fields()), "[ED25519 256]", "[SHA256]");
  }

  /** Returns the key as a line of OpenSSH's files, without a line feed. */
  public String openSshLine() {
    String line = TYPE + " " + Base64.getEncoder().encodeToString(fields());
    return comment.isEmpty() ? line : line + " " + comment;
  }

  /** Returns whether a signature of this key's owner fits a message. */
  public boolean verifies(byte[] signature, byte[] message) {
    return signature.length == SIGNATURE_SIZE
        && Ed25519.verify(signature, 0, bytes, 0, message, 0, message.length);
  }

  /** Compares in the same time wherever the first difference is. */
  boolean hasBytes(byte[] other) {
    return MessageDigest.isEqual(bytes, other);
  }

  /** OpenSSH's fields: the type and the bytes. */
  byte[] fields() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SshFields.putString(out, TYPE.getBytes(StandardCharsets.US_ASCII));
    SshFields.putString(out, bytes);
    return out.toByteArray();
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdentityKey key && hasBytes(key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns the fingerprint and the comment. */
  @Override
  public String toString() {
    return comment.isEmpty() ? fingerprint() : fingerprint() + " (" + comment + ")";
  }
}
