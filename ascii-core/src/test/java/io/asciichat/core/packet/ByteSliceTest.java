package io.asciichat.core.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ByteSliceTest {
  private final byte[] array = {9, 1, 2, 3, 9};
  private final ByteSlice slice = new ByteSlice(array, 1, 3);

  @Test
  void contentDecidesEquality() {
    ByteSlice same = ByteSlice.of(new byte[] {1, 2, 3});
    assertEquals(same, slice);
    assertEquals(same.hashCode(), slice.hashCode());
    assertNotEquals(ByteSlice.of(new byte[] {1, 2}), slice);
    assertNotEquals(ByteSlice.of(new byte[] {1, 2, 4}), slice);
  }

  @Test
  void nothingIsCopiedUnlessAskedFor() {
    assertSame(array, slice.array());
    assertArrayEquals(new byte[] {2, 3}, slice.from(1).toByteArray());
    assertEquals(0, slice.from(3).length());
  }

  @Test
  void neighboursAreOutOfReach() {
    assertEquals(3, slice.get(2));
    assertThrows(IndexOutOfBoundsException.class, () -> slice.get(3));
    assertThrows(IndexOutOfBoundsException.class, () -> slice.get(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> slice.from(4));
    assertThrows(IndexOutOfBoundsException.class, () -> new ByteSlice(array, 3, 3));
  }
}
