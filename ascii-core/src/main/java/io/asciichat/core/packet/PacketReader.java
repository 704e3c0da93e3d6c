package io.asciichat.core.packet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of one payload in order, big-endian, and never beyond its end. For one thread.
 */
public final class PacketReader {
  private final byte[] bytes;
  private final int end;
  private int position;

  /**
   * @param bytes holds the payload
   * @param offset index of its first byte
   * @param length its length
   */
  public PacketReader(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.position = offset;
    this.end = offset + length;
  }

  /** Bytes not read yet. */
  public int remaining() {
    return end - position;
  }

  /** Index, in the array given, of the next byte. */
  public int position() {
    return position;
  }

  /** The array given: for payloads that are kept rather than copied. */
  public byte[] array() {
    return bytes;
  }

  /** Next byte, 0 to 255. */
  public int u8() throws MalformedPacketException {
    need(1);
    return bytes[position++] & 0xFF;
  }

  /** Next two bytes, 0 to 65535. */
  public int u16() throws MalformedPacketException {
    need(2);
    return u8() << 8 | u8();
  }

  /** Next four bytes as they are; callers that mean an unsigned number use {@link #u32()}. */
  public int i32() throws MalformedPacketException {
    need(4);
    return u16() << 16 | u16();
  }

  /** Next four bytes, 0 to 2^32 − 1. */
  public long u32() throws MalformedPacketException {
    return i32() & 0xFFFFFFFFL;
  }

  /** Next bytes as a copy. */
  public byte[] bytes(int count) throws MalformedPacketException {
    need(count);
    byte[] copy = new byte[count];
    System.arraycopy(bytes, position, copy, 0, count);
    position += count;
    return copy;
  }

  /** Next bytes as a slice of a copy, which outlives the array's content. */
  public ByteSlice copy(int count) throws MalformedPacketException {
    return ByteSlice.of(bytes(count));
  }

  /** Next bytes without a copy: valid for as long as the array's content is. */
  public ByteSlice slice(int count) throws MalformedPacketException {
    need(count);
    ByteSlice slice = new ByteSlice(bytes, position, count);
    position += count;
    return slice;
  }

  /** Passes over bytes. */
  public void skip(int count) throws MalformedPacketException {
    need(count);
    position += count;
  }

  /** Next bytes as strict UTF-8. */
  public String utf8(int count) throws MalformedPacketException {
    need(count);
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, position, count))
              .toString();
      position += count;
      return text;
    } catch (CharacterCodingException e) {
      throw new MalformedPacketException("text is not UTF-8");
    }
  }

  /**
   * A field of fixed size that ends at its first NUL, as strict UTF-8. What follows the NUL is
   * ignored.
   */
  public String fixedText(int size) throws MalformedPacketException {
    need(size);
    int textEnd = position;
    while (textEnd < position + size && bytes[textEnd] != 0) {
      textEnd++;
    }
    int after = position + size;
    String text = utf8(textEnd - position);
    position = after;
    return text;
  }

  /** Refuses bytes that no field has claimed. */
  public void end() throws MalformedPacketException {
    if (position != end) {
      throw new MalformedPacketException(remaining() + " bytes too many");
    }
  }

  private void need(int count) throws MalformedPacketException {
    if (count < 0 || count > end - position) {
      throw new MalformedPacketException("needs " + count + " more bytes, has " + (end - position));
    }
  }
}
