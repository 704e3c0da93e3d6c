package io.asciichat.core.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class PacketWriterTest {
  @Test
  void numbersAreBigEndianAndCutToTheirSize() {
    byte[] written = new PacketWriter().u8(0x1FF).u16(0x12345).u32(0x1_89ABCDEFL).toByteArray();
    assertArrayEquals(
        new byte[] {(byte) 0xFF, 0x23, 0x45, (byte) 0x89, (byte) 0xAB, (byte) 0xCD, (byte) 0xEF},
        written);
  }

  @Test
  void growsAndKeepsWhatWasWritten() {
    PacketWriter out = new PacketWriter().u8(7);
    byte[] large = new byte[100_000];
    large[99_999] = 9;
    out.bytes(large, 1, 99_999);
    assertEquals(100_000, out.length());
    assertEquals(7, out.array()[0]);
    assertEquals(9, out.array()[99_999]);
  }

  @Test
  void startsOverInTheSameArray() {
    PacketWriter out = new PacketWriter().u32(-1);
    byte[] array = out.array();
    out.clear().zeros(2);
    assertSame(array, out.array());
    assertArrayEquals(new byte[2], out.toByteArray());
  }
}
