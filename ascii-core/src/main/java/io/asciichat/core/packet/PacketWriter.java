package io.asciichat.core.packet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects the fields of one payload in order, big-endian. Grows as needed and can be reused. For
 * one thread.
 */
public final class PacketWriter {
  private byte[] bytes = new byte[256];
  private int length;

  /** An empty writer. */
  public PacketWriter() {}

  /** Starts over. */
  public PacketWriter clear() {
    length = 0;
    return this;
  }

  /** The array written to, valid until the next write. */
  public byte[] array() {
    return bytes;
  }

  /** Bytes written. */
  public int length() {
    return length;
  }

  /** A copy of all that was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** One byte: the low eight bits. */
  public PacketWriter u8(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  /** Two bytes: the low sixteen bits. */
  public PacketWriter u16(int value) {
    return u8(value >>> 8).u8(value);
  }

  /** Four bytes: the low thirty-two bits. */
  public PacketWriter u32(long value) {
    return u16((int) (value >>> 16)).u16((int) value);
  }

  /** Bytes as they are. */
  public PacketWriter bytes(byte[] source) {
    return bytes(source, 0, source.length);
  }

  /** Bytes as they are. */
  public PacketWriter bytes(byte[] source, int offset, int count) {
    room(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
    return this;
  }

  /** The content of a slice. */
  public PacketWriter bytes(ByteSlice source) {
    return bytes(source.array(), source.offset(), source.length());
  }

  /** That many zero bytes. */
  public PacketWriter zeros(int count) {
    room(count);
    Arrays.fill(bytes, length, length + count, (byte) 0);
    length += count;
    return this;
  }

  /**
   * A field of fixed size: UTF-8, cut between code points so that at least one NUL remains, filled
   * with NUL.
   */
  public PacketWriter fixedText(String text, int size) {
    int used = 0;
    int[] codePoints = text.codePoints().toArray();
    int start = length;
    for (int codePoint : codePoints) {
      byte[] encoded = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
      if (used + encoded.length >= size) {
        break;
      }
      bytes(encoded);
      used += encoded.length;
    }
    return zeros(start + size - length);
  }

  private void room(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }
}
