package io.asciichat.crypto;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * A key and a work area in native memory, so that a packet is copied in and out once, at exactly
 * its length, and nothing is allocated once the area has grown to the largest packet. For one
 * thread.
 *
 * <pre>
 *   0 key[32]   40 nonce[24]   64 MAC[16]   80 text, in place of its ciphertext
 * </pre>
 */
final class SecretBox {
  static final int NONCE_SIZE = 24;
  static final int MAC_SIZE = 16;

  private static final int KEY_SIZE = 32;
  private static final int NONCE_AT = 40;
  private static final int MAC_AT = NONCE_AT + NONCE_SIZE;
  private static final int TEXT_AT = MAC_AT + MAC_SIZE;
  private static final int FIRST_CAPACITY = 1024;

  private Memory memory;
  private Pointer key;
  private Pointer nonce;
  private Pointer mac;
  private Pointer text;
  private int capacity;

  SecretBox() {
    memory = new Memory(TEXT_AT + FIRST_CAPACITY);
    memory.clear();
    capacity = FIRST_CAPACITY;
    key = memory.share(0);
    nonce = memory.share(NONCE_AT);
    mac = memory.share(MAC_AT);
    text = memory.share(TEXT_AT);
  }

  /** Uses this key from now on; it is copied. */
  void key(byte[] newKey) {
    memory.write(0, newKey, 0, KEY_SIZE);
  }

  /**
   * Encrypts a head and a body as one text and writes nonce, MAC and ciphertext.
   *
   * @return bytes written
   */
  int seal(
      byte[] nonceBytes,
      byte[] head,
      byte[] body,
      int offset,
      int length,
      byte[] out,
      int outOffset) {
    int textLength = head.length + length;
    reserve(textLength);
    memory.write(NONCE_AT, nonceBytes, 0, NONCE_SIZE);
    memory.write(TEXT_AT, head, 0, head.length);
    memory.write(TEXT_AT + head.length, body, offset, length);
    if (Libsodium.Calls.crypto_secretbox_easy(mac, text, textLength, nonce, key) != 0) {
      throw new IllegalStateException("libsodium refused to encrypt " + textLength + " bytes");
    }
    int size = NONCE_SIZE + MAC_SIZE + textLength;
    memory.read(NONCE_AT, out, outOffset, size);
    return size;
  }

  /**
   * Takes nonce, MAC and ciphertext and decrypts in place; {@link #text} then copies the result.
   *
   * @param length at least {@link #NONCE_SIZE} + {@link #MAC_SIZE}
   * @return whether the MAC is right
   */
  boolean open(byte[] sealed, int offset, int length) {
    int textLength = length - NONCE_SIZE - MAC_SIZE;
    reserve(textLength);
    memory.write(NONCE_AT, sealed, offset, length);
    return Libsodium.Calls.crypto_secretbox_open_easy(
            text, mac, MAC_SIZE + (long) textLength, nonce, key)
        == 0;
  }

  /** Copies a part of the text that was opened last. */
  void text(int from, byte[] out, int length) {
    memory.read(TEXT_AT + (long) from, out, 0, length);
  }

  /** Wipes and frees everything. The object must not be used any more. */
  void close() {
    memory.clear();
    memory.close();
  }

  private void reserve(int textLength) {
    if (textLength <= capacity) {
      return;
    }
    int wanted = Integer.highestOneBit(textLength - 1) << 1;
    Memory larger = new Memory(TEXT_AT + (long) wanted);
    byte[] kept = memory.getByteArray(0, KEY_SIZE);
    larger.write(0, kept, 0, KEY_SIZE);
    Libsodium.wipe(kept);
    close();
    memory = larger;
    capacity = wanted;
    key = memory.share(0);
    nonce = memory.share(NONCE_AT);
    mac = memory.share(MAC_AT);
    text = memory.share(TEXT_AT);
  }
}
