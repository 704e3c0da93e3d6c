package io.asciichat.crypto;

import io.asciichat.core.packet.ByteSlice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What two peers agree on beyond the C program's protocol. A client offers it in the reserved bytes
 * of PROTOCOL_VERSION, which C peers send as zero and ignore; a server answers with what both have:
 *
 * <pre>
 *   0  3  "EXT"
 *   3  1  bits: 1 = keys per direction, gapless counters, rekeying
 *   4  3  zero
 * </pre>
 *
 * <p>An attacker in between could clear those bytes to make both fall back. Where a password is
 * used that is found out: the nonce of this server's challenge ends in {@link #MARK}, the proofs
 * cover the nonce, and a client that offered the extension, did not get it and sees the mark goes
 * no further.
 */
final class Extension {
  /** Bit: keys per direction, gapless counters, rekeying. */
  static final int CHANNEL = 1;

  private static final byte[] TAG = "EXT".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MARK = "ACIPEXT1".getBytes(StandardCharsets.US_ASCII);
  private static final int SIZE = 7;

  private Extension() {}

  /** The reserved bytes that say this; all zero for no bits. */
  static ByteSlice bytes(int bits) {
    byte[] bytes = new byte[SIZE];
    if (bits != 0) {
      System.arraycopy(TAG, 0, bytes, 0, TAG.length);
      bytes[TAG.length] = (byte) bits;
    }
    return ByteSlice.of(bytes);
  }

  /** The bits in a peer's reserved bytes; 0 for a C peer. */
  static int bits(ByteSlice reserved) {
    byte[] bytes = reserved.toByteArray();
    return Arrays.equals(bytes, 0, TAG.length, TAG, 0, TAG.length) ? bytes[TAG.length] & 0xFF : 0;
  }

  /** Writes the mark into the end of a nonce. */
  static void mark(byte[] nonce) {
    System.arraycopy(MARK, 0, nonce, nonce.length - MARK.length, MARK.length);
  }

  /** Whether a nonce carries the mark; by chance it does once in 2^64. */
  static boolean marked(ByteSlice nonce) {
    byte[] bytes = nonce.toByteArray();
    return Arrays.equals(bytes, bytes.length - MARK.length, bytes.length, MARK, 0, MARK.length);
  }
}
