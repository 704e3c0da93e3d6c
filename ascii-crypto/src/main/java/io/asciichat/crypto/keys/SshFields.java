package io.asciichat.crypto.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the fields that OpenSSH's files, keys and agents are made of: numbers of four bytes,
 * big-endian, and strings of a number and as many bytes. Takes nothing beyond its array, whatever
 * the lengths in it say. For one thread.
 */
final class SshFields {
  private final ByteBuffer bytes;

  SshFields(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /** Returns one byte, 0 to 255. */
  int octet() throws IOException {
    return bytes.get(take(1)) & 0xff;
  }

  /** Returns a number of four bytes. */
  long number() throws IOException {
    return bytes.getInt(take(Integer.BYTES)) & 0xffff_ffffL;
  }

  /** Returns a copy of a string's bytes. */
  byte[] string() throws IOException {
    long length = number();
    if (length > bytes.remaining()) {
      throw new IOException("a field is longer than what holds it");
    }
    int at = take((int) length);
    return Arrays.copyOfRange(bytes.array(), at, at + (int) length);
  }

  /** Returns a string as text. */
  String text() throws IOException {
    return new String(string(), StandardCharsets.UTF_8);
  }

  /** Returns whether everything is read. */
  boolean isAtEnd() {
    return !bytes.hasRemaining();
  }

  private int take(int count) throws IOException {
    if (count > bytes.remaining()) {
      throw new IOException("it ends too early");
    }
    int at = bytes.position();
    bytes.position(at + count);
    return at;
  }

  /** Writes a number of four bytes. */
  static void putNumber(ByteArrayOutputStream out, int number) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  /** Writes a string. */
  static void putString(ByteArrayOutputStream out, byte[] content) {
    putNumber(out, content.length);
    out.writeBytes(content);
  }
}
