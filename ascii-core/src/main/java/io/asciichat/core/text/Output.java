package io.asciichat.core.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writing text fast: several characters packed into one number (first byte lowest) are stored at
 * once, and the position moves by those that count. A store may write up to seven bytes more than
 * count, so a buffer needs {@link #SLACK} bytes after the last one.
 */
public final class Output {
  /** Room needed behind the text. */
  public static final int SLACK = Long.BYTES;

  /** {@code ESC[0m}. */
  public static final int RESET_LENGTH = 4;

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

  /** Packs the UTF-8 bytes of a character. */
  public static int packGlyph(int codePoint) {
    byte[] utf8 = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
    int packed = 0;
    for (int i = 0; i < utf8.length; i++) {
      packed |= (utf8[i] & 0xff) << i * Byte.SIZE;
    }
    return packed;
  }

  /** The number of bytes that a packed character takes, 1 to 4: no byte of it but NUL is 0. */
  public static int length(int glyph) {
    return (39 - Integer.numberOfLeadingZeros(glyph)) >>> 3;
  }

  /** Bytes of REP with this count. */
  public static int repeatLength(int count) {
    return count < 10 ? 4 : count < 100 ? 5 : count < 1000 ? 6 : 7;
  }

  /** Writes {@code ESC[nb} with a count of 1 to 9999; returns the position behind it. */
  public static int putRepeat(byte[] out, int start, int count) {
    out[start] = 0x1b;
    out[start + 1] = '[';
    int end = start + repeatLength(count);
    int rest = count;
    for (int at = end - 2; at > start + 1; at--) {
      out[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    out[end - 1] = 'b';
    return end;
  }

  /** Packs up to eight ASCII characters. */
  public static long pack(String ascii) {
    long packed = 0;
    for (int i = 0; i < ascii.length(); i++) {
      packed |= (long) ascii.charAt(i) << i * Byte.SIZE;
    }
    return packed;
  }

  /** Stores eight bytes. */
  public static void putLong(byte[] out, int at, long packed) {
    LONGS.set(out, at, packed);
  }

  /** Stores four bytes. */
  public static void putInt(byte[] out, int at, int packed) {
    INTS.set(out, at, packed);
  }

  /** Writes 0 to 255 in decimal and a semicolon; returns the position behind it. */
  public static int putSemicolon(byte[] out, int at, int number) {
    INTS.set(out, at, DECIMAL_SEMICOLON[number]);
    return at + DECIMAL_LENGTHS[number];
  }

  /** Writes 0 to 255 in decimal and an {@code m}; returns the position behind it. */
  public static int putM(byte[] out, int at, int number) {
    INTS.set(out, at, DECIMAL_M[number]);
    return at + DECIMAL_LENGTHS[number];
  }

  /** Writes {@code ESC[0m}; returns the position behind it. */
  public static int putReset(byte[] out, int at) {
    INTS.set(out, at, RESET);
    return at + RESET_LENGTH;
  }
}
