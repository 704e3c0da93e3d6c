package io.asciichat.core.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WireTextTest {
  @Property(tries = 200)
  void everyByteIsKept(@ForAll @Size(max = 64) byte[] raw) {
    WireText text = WireText.ofBytes(raw);
    assertArrayEquals(raw, text.toByteArray());
    PacketWriter out = new PacketWriter();
    text.writeTo(out);
    assertArrayEquals(raw, out.toByteArray());
    assertEquals(text, WireText.ofBytes(raw));
    assertEquals(text.hashCode(), WireText.ofBytes(raw).hashCode());
    assertTrue(text.shown().codePoints().allMatch(PlainText::isPrintable));
  }

  @Property(tries = 200)
  void textsAreCutBetweenCodePoints(@ForAll String text, @ForAll @IntRange(max = 20) int maxBytes)
      throws Exception {
    WireText cut = WireText.of(text.replace("\0", ""), maxBytes);
    assertTrue(cut.size() <= maxBytes);
    assertEquals(cut.exact(), WireText.of(cut.exact(), maxBytes).exact());
  }

  @Test
  void changingTheGivenArrayChangesNothing() {
    byte[] raw = {'a'};
    WireText text = WireText.ofBytes(raw);
    raw[0] = 'b';
    text.toByteArray()[0] = 'c';
    assertEquals("a", text.shown());
  }

  @Test
  void whatFollowsTheNulIsKeptButNotShown() throws Exception {
    WireText text = WireText.ofBytes(new byte[] {'h', 'i', 0, 'X', (byte) 0xFF});
    assertEquals("hi", text.shown());
    assertEquals("hi", text.exact());
    assertTrue(text.containsNul());
    assertNotEquals(WireText.of("hi", 5), text);
  }

  @Test
  void emptinessIsJudgedBeforeTheNul() {
    assertTrue(WireText.ofBytes(new byte[0]).isEmpty());
    assertTrue(WireText.ofBytes(new byte[] {0, 'x'}).isEmpty());
    assertFalse(WireText.field("x", 4).isEmpty());
    assertFalse(WireText.of("x", 4).containsNul());
  }

  @Test
  void brokenUtf8IsShownReplacedAndRefusedWhereItMatters() {
    WireText cutInside = WireText.ofBytes(new byte[] {'a', (byte) 0xE2, (byte) 0x96});
    assertEquals("a\uFFFD", cutInside.shown());
    assertThrows(MalformedPacketException.class, cutInside::exact);
  }

  @Test
  void loggingShowsNothingDangerous() {
    assertEquals("[31mred", WireText.of("\u001b[31mred", 20).toString());
  }
}
