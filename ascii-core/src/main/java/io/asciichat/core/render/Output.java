package io.asciichat.core.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writing text fast: several characters packed into one number (first byte lowest) are stored at
 * once, and the position moves by those that count. A store may write up to seven bytes more than
 * count, so a buffer needs {@link #SLACK} bytes after the last one.
 */
final class Output {
  /** Room needed behind the text. */
  static final int SLACK = Long.BYTES;

  /** {@code ESC[0m}. */
  static final int RESET_LENGTH = 4;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int RESET = (int) pack("\033[0m");

  /** The numbers 0 to 255 in decimal, followed by a semicolon. */
  private static final int[] DECIMAL_SEMICOLON = decimals(';');

  /** The numbers 0 to 255 in decimal, followed by the end of an SGR sequence. */
  private static final int[] DECIMAL_M = decimals('m');

  private static final byte[] DECIMAL_LENGTHS = new byte[256];

  static {
    for (int i = 0; i < DECIMAL_LENGTHS.length; i++) {
      DECIMAL_LENGTHS[i] = (byte) (i < 10 ? 2 : i < 100 ? 3 : 4);
    }
  }

  private Output() {}

  private static int[] decimals(char end) {
    int[] packed = new int[256];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (int) pack(Integer.toString(i) + end);
    }
    return packed;
  }

  /** Packs up to eight ASCII characters. */
  static long pack(String ascii) {
    long packed = 0;
    for (int i = 0; i < ascii.length(); i++) {
      packed |= (long) ascii.charAt(i) << i * Byte.SIZE;
    }
    return packed;
  }

  /** Stores eight bytes. */
  static void putLong(byte[] out, int at, long packed) {
    LONGS.set(out, at, packed);
  }

  /** Stores four bytes. */
  static void putInt(byte[] out, int at, int packed) {
    INTS.set(out, at, packed);
  }

  /** Writes 0 to 255 in decimal and a semicolon; returns the position behind it. */
  static int putSemicolon(byte[] out, int at, int number) {
    INTS.set(out, at, DECIMAL_SEMICOLON[number]);
    return at + DECIMAL_LENGTHS[number];
  }

  /** Writes 0 to 255 in decimal and an {@code m}; returns the position behind it. */
  static int putM(byte[] out, int at, int number) {
    INTS.set(out, at, DECIMAL_M[number]);
    return at + DECIMAL_LENGTHS[number];
  }

  /** Writes {@code ESC[0m}; returns the position behind it. */
  static int putReset(byte[] out, int at) {
    INTS.set(out, at, RESET);
    return at + RESET_LENGTH;
  }
}
