package io.asciichat.core.packet.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.WireText;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RosterTest {
  /** Ada, and number 4,294,967,295, who has no name. */
  private static final byte[] TWO =
      HexFormat.of().parseHex("02" + "00000007" + "03" + "416461" + "ffffffff" + "00");

  private static final Roster READ = new Roster(List.of(member(7, "Ada"), member(0xFFFFFFFFL, "")));

  private static Roster.Member member(long id, String name) {
    return new Roster.Member(id, WireText.of(name, Roster.NAME_SIZE));
  }

  @Test
  void layoutIsAsDocumented() throws Exception {
    assertEquals(READ, decode(TWO));
    PacketWriter out = new PacketWriter();
    Roster.CODEC.encode(READ, out);
    assertArrayEquals(TWO, out.toByteArray());
    assertEquals(new Roster(List.of()), decode(new byte[1]));
  }

  @Test
  void whatLaterVersionsAppendIsPassedOver() throws Exception {
    assertEquals(READ, decode(Arrays.copyOf(TWO, TWO.length + 30)));
  }

  @Test
  void whatIsMissingIsNoticed() {
    for (int length = 0; length < TWO.length; length++) {
      byte[] shorter = Arrays.copyOf(TWO, length);
      assertThrows(MalformedPacketException.class, () -> decode(shorter));
    }
  }

  @Test
  void thereAreBounds() {
    List<Roster.Member> crowd = Collections.nCopies(256, member(1, ""));
    assertThrows(IllegalArgumentException.class, () -> new Roster(crowd));
    assertThrows(IllegalArgumentException.class, () -> member(-1, ""));
  }

  private static Roster decode(byte[] payload) throws MalformedPacketException {
    return Roster.CODEC.decode(new PacketReader(payload, 0, payload.length));
  }
}
