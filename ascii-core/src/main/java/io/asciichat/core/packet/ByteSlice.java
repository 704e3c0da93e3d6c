package io.asciichat.core.packet;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of an array that belongs to another object: bulk content of a payload that is not worth
 * a copy. Valid for as long as the buffer around it is held. Two slices are equal when their
 * content is.
 */
public final class ByteSlice {
  private final byte[] array;
  private final int offset;
  private final int length;

  /**
   * @param array holds the content; not copied
   * @param offset index of the first byte
   * @param length bytes
   * @throws IndexOutOfBoundsException when the stretch does not lie within the array
   */
  public ByteSlice(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /** A slice of a whole array. */
  public static ByteSlice of(byte[] array) {
    return new ByteSlice(array, 0, array.length);
  }

  /** The array the content lies in. Not to be written. */
  public byte[] array() {
    return array;
  }

  /** Index of the first byte in {@link #array()}. */
  public int offset() {
    return offset;
  }

  /** Bytes. */
  public int length() {
    return length;
  }

  /** The byte at this place, counted from the slice's beginning. */
  public byte get(int index) {
    return array[offset + Objects.checkIndex(index, length)];
  }

  /** The bytes behind the first {@code count}. */
  public ByteSlice from(int count) {
    return new ByteSlice(array, offset + count, length - count);
  }

  /** The content as a copy. */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ByteSlice that
        && Arrays.equals(
            array, offset, offset + length, that.array, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return length + " bytes";
  }

  /** Returns a reader of these bytes, at their beginning. */
  public PacketReader reader() {
    return new PacketReader(array, offset, length);
  }
}
