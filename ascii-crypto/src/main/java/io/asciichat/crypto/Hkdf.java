package io.asciichat.crypto;

import io.asciichat.core.packet.PacketWriter;
import java.util.Arrays;

/** HKDF with HMAC-SHA-256 (RFC 5869). */
final class Hkdf {
  private static final int BLOCK = 32;

  private Hkdf() {}

  /**
   * Extract and expand.
   *
   * @param salt 32 bytes
   * @param secret input key material
   * @param info what the result is for
   * @param length bytes wanted, at most 255 · 32
   * @return the output, to be wiped by the caller
   */
  static byte[] derive(Libsodium sodium, byte[] salt, byte[] secret, byte[] info, int length) {
    byte[] root = sodium.hmac(salt, secret);
    byte[] output = new byte[length];
    byte[] block = new byte[0];
    for (int done = 0, index = 1; done < length; done += BLOCK, index++) {
      PacketWriter message = new PacketWriter();
      message.bytes(block).bytes(info).u8(index);
      byte[] input = message.toByteArray();
      Libsodium.wipe(message.array());
      Libsodium.wipe(block);
      block = sodium.hmac(root, input);
      Libsodium.wipe(input);
      System.arraycopy(block, 0, output, done, Math.min(BLOCK, length - done));
    }
    Libsodium.wipe(block);
    Libsodium.wipe(root);
    return output;
  }

  /** Several parts as one secret, to be wiped by the caller. */
  static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }

  /** One part of a derived output. */
  static byte[] slice(byte[] output, int from, int length) {
    return Arrays.copyOfRange(output, from, from + length);
  }
}
