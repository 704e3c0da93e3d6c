package io.asciichat.core.packet;

import io.asciichat.core.error.ErrorCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The 22 bytes before every payload, big-endian: magic (8), type (2), payload length (4), CRC-32C
 * of the payload (4, zero when it is empty), client id (4, always zero from us and ignored).
 *
 * @param type the type's number, 0 to 65535
 * @param length payload bytes, 0 to {@link #MAX_PAYLOAD}
 * @param crc CRC-32C of the payload
 */
public record PacketHeader(int type, int length, int crc) {
  /** Bytes of a header. */
  public static final int SIZE = 22;

  /** First eight bytes of every packet. */
  public static final long MAGIC = 0x0000000A5C11C4A1L;

  /** {@code SERVER_F}: how the line begins that a full C server writes in place of a packet. */
  private static final long SERVER_FULL = 0x5345525645525F46L;

  /** Longest payload accepted, 5 MiB: the limit of the C program's receivers. */
  public static final int MAX_PAYLOAD = 5 << 20;

  /**
   * Longest payload accepted from a peer whose handshake is not done, 64 KiB: far above every
   * packet of a handshake, the longest of which take some hundred bytes.
   */
  public static final int MAX_HANDSHAKE_PAYLOAD = 64 << 10;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  /** Reads a header of a payload of up to {@link #MAX_PAYLOAD} bytes. */
  public static PacketHeader decode(byte[] bytes, int offset) throws FramingException {
    return decode(bytes, offset, MAX_PAYLOAD);
  }

  /**
   * Reads a header.
   *
   * @param maxPayload longest payload accepted, 0 to {@link #MAX_PAYLOAD}
   * @throws FramingException on a wrong magic or a length above the limit; with the code
   *     SESSION_FULL where a full C server's text stands
   */
  public static PacketHeader decode(byte[] bytes, int offset, int maxPayload)
      throws FramingException {
    long magic = (long) LONG.get(bytes, offset);
    if (magic == SERVER_FULL) {
      throw new FramingException(
          ErrorCode.SESSION_FULL, "the server is full; try again when a client has left");
    }
    if (magic != MAGIC) {
      throw new FramingException("not an ACIP packet: magic is " + Long.toHexString(magic));
    }
    int type = (short) SHORT.get(bytes, offset + 8) & 0xFFFF;
    int length = (int) INT.get(bytes, offset + 10);
    if (length < 0 || length > maxPayload) {
      throw new FramingException(
          "packet of type "
              + type
              + " announces "
              + Integer.toUnsignedString(length)
              + " bytes, the limit is "
              + maxPayload);
    }
    return new PacketHeader(type, length, (int) INT.get(bytes, offset + 14));
  }

  /** Writes a header with client id zero. */
  public static void encode(int type, int length, int crc, byte[] out, int offset) {
    LONG.set(out, offset, MAGIC);
    SHORT.set(out, offset + 8, (short) type);
    INT.set(out, offset + 10, length);
    INT.set(out, offset + 14, crc);
    INT.set(out, offset + 18, 0);
  }

  /**
   * A whole packet in clear: header and payload. For packets that are sent now and then; those of a
   * session go through a {@link io.asciichat.core.port.PacketCipher}.
   */
  public static byte[] packet(PacketType type, byte[] payload, int offset, int length) {
    byte[] packet = new byte[SIZE + length];
    encode(type.code(), length, crcOf(payload, offset, length), packet, 0);
    System.arraycopy(payload, offset, packet, SIZE, length);
    return packet;
  }

  /** Writes a number of four bytes, for headers of payloads written without a writer. */
  public static void putInt(byte[] out, int offset, int value) {
    INT.set(out, offset, value);
  }

  /** Reads a number of four bytes. */
  public static int getInt(byte[] in, int offset) {
    return (int) INT.get(in, offset);
  }

  /** CRC-32C (Castagnoli) as the header carries it: 0 for an empty payload. */
  public static int crcOf(byte[] payload, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    CRC32C crc = new CRC32C();
    crc.update(payload, offset, length);
    return (int) crc.getValue();
  }
}
