package io.asciichat.crypto;

import io.asciichat.core.packet.ByteSlice;
import java.util.Arrays;

/**
 * The agreement of two peers beyond the C program's protocol. A client offers it in the reserved
 * bytes of PROTOCOL_VERSION, which C peers send as zero and ignore; a server answers with what both
 * have:
 *
 * <pre>
 *   0  3  "EXT"
 *   3  1  bits: 1 = keys per direction, gapless counters, rekeying
 *   4  3  zero
 * </pre>
 *
 * <p>An attacker in between could clear those bytes to make both fall back. That is found out by
 * marks in what he cannot change without the keys. The nonce of this server's challenge ends in
 * {@link #MARK}, the proofs cover the nonce, and a client that offered the extension, did not get
 * it and sees the mark goes no further. Where there is no challenge the first packet tells: see
 * {@link Fallback}.
 */
final class Extension {
  /** Bit: keys per direction, gapless counters, rekeying. */
  static final int CHANNEL = 1;

  private static final byte[] TAG = Libsodium.ascii("EXT");
  private static final byte[] MARK = Libsodium.ascii("ACIPEXT1");
  private static final String CLIENT_MARK = "ACIPEXTC";
  private static final String SERVER_MARK = "ACIPEXTS";
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

  /** Returns whether a nonce carries the mark; by chance it does once in 2^64. */
  static boolean marked(ByteSlice nonce) {
    return endsWith(nonce.toByteArray(), MARK);
  }

  private static boolean endsWith(byte[] bytes, byte[] mark) {
    return Arrays.equals(bytes, bytes.length - mark.length, bytes.length, mark, 0, mark.length);
  }

  /**
   * The marks of a side that knows the extension where it was not agreed on: it ends the session id
   * that it chooses for its nonces with a mark, and looks for the other's. A nonce travels in
   * clear, but nothing opens under a changed one.
   */
  enum Fallback {
    /** A side that behaves as a C peer. */
    NONE("", ""),
    CLIENT(CLIENT_MARK, SERVER_MARK),
    SERVER(SERVER_MARK, CLIENT_MARK);

    private final String own;
    private final String other;

    Fallback(String own, String other) {
      this.own = own;
      this.other = other;
    }

    static Fallback of(boolean client) {
      return client ? CLIENT : SERVER;
    }

    /** Writes this side's mark into the end of its session id. */
    void mark(byte[] sessionId) {
      byte[] mark = Libsodium.ascii(own);
      System.arraycopy(mark, 0, sessionId, sessionId.length - mark.length, mark.length);
    }

    /** Returns whether a peer's session id shows that it knows the extension, too. */
    boolean isMarked(byte[] sessionId) {
      return !other.isEmpty() && endsWith(sessionId, Libsodium.ascii(other));
    }
  }
}
