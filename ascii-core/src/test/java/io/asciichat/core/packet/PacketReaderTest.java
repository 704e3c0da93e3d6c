package io.asciichat.core.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketReaderTest {
  @Property(tries = 200)
  void whatWasWrittenIsRead(
      @ForAll @IntRange(max = 0xFF) int u8,
      @ForAll @IntRange(max = 0xFFFF) int u16,
      @ForAll @LongRange(max = 0xFFFFFFFFL) long u32,
      @ForAll int i32,
      @ForAll @Size(max = 600) byte[] bytes)
      throws Exception {
    PacketWriter out = new PacketWriter();
    out.u8(1).clear().u8(u8).u16(u16).u32(u32).u32(i32).bytes(bytes).zeros(3).bytes(bytes);
    PacketReader in = new PacketReader(out.array(), 0, out.length());
    assertEquals(u8, in.u8());
    assertEquals(u16, in.u16());
    assertEquals(u32, in.u32());
    assertEquals(i32, in.i32());
    assertArrayEquals(bytes, in.bytes(bytes.length));
    in.skip(3);
    assertEquals(bytes.length, in.remaining());
    assertEquals(ByteSlice.of(bytes), in.slice(bytes.length));
    in.end();
  }

  @Test
  void numbersAreBigEndian() throws Exception {
    PacketReader in = reader(0x01, 0x02, 0x03, 0x04, 0xFF, 0xFE);
    assertEquals(0x01020304, in.i32());
    assertEquals(0xFFFE, in.u16());
  }

  @Test
  void nothingIsReadBeyondTheEndOfThePayload() throws Exception {
    byte[] array = new byte[100];
    PacketReader in = new PacketReader(array, 10, 3);
    in.skip(2);
    assertThrows(MalformedPacketException.class, in::u16);
    assertThrows(MalformedPacketException.class, in::i32);
    assertThrows(MalformedPacketException.class, in::u32);
    assertThrows(MalformedPacketException.class, () -> in.bytes(2));
    assertThrows(MalformedPacketException.class, () -> in.slice(2));
    assertThrows(MalformedPacketException.class, () -> in.skip(2));
    assertThrows(MalformedPacketException.class, () -> in.utf8(2));
    assertThrows(MalformedPacketException.class, () -> in.fixedText(2));
    assertEquals(12, in.position());
    assertEquals(0, in.u8());
    assertThrows(MalformedPacketException.class, in::u8);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void absurdCountsAreRefused(int count) {
    PacketReader in = reader(1, 2, 3);
    assertThrows(MalformedPacketException.class, () -> in.bytes(count));
    assertThrows(MalformedPacketException.class, () -> in.skip(count));
    assertEquals(3, in.remaining());
  }

  @Test
  void leftOverBytesAreRefused() {
    assertThrows(MalformedPacketException.class, reader(1)::end);
  }

  @Test
  void textMustBeUtf8() throws Exception {
    assertEquals("ä", reader(0xC3, 0xA4).utf8(2));
    assertThrows(MalformedPacketException.class, () -> reader(0xC3).utf8(1));
    assertThrows(MalformedPacketException.class, () -> reader(0xC0, 0x80).utf8(2));
    assertThrows(MalformedPacketException.class, () -> reader(0xED, 0xA0, 0x80).utf8(3));
  }

  @Test
  void fixedTextEndsAtItsFirstNulAndTakesItsWholeField() throws Exception {
    PacketReader in = reader('h', 'i', 0, 0xFF, 7);
    assertEquals("hi", in.fixedText(4));
    assertEquals(7, in.u8());
    assertEquals("full", reader('f', 'u', 'l', 'l').fixedText(4));
  }

  @Property(tries = 300)
  void fixedTextIsCutBetweenCodePointsAndAlwaysTerminated(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 40) int size) throws Exception {
    byte[] field = new PacketWriter().fixedText(text, size).toByteArray();
    assertEquals(size, field.length);
    assertEquals(0, field[size - 1]);
    String read = new PacketReader(field, 0, size).fixedText(size);
    String sent = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    int nul = sent.indexOf('\0');
    assertTrue((nul < 0 ? sent : sent.substring(0, nul)).startsWith(read));
  }

  private static PacketReader reader(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new PacketReader(bytes, 0, bytes.length);
  }
}
