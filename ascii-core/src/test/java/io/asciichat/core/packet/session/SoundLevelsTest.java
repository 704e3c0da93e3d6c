package io.asciichat.core.packet.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.WireText;
import io.asciichat.core.packet.session.SoundLevels.Participant;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SoundLevelsTest {
  /** Ada at −20 dB, and number 4,294,967,295, who has no name and is muted. */
  private static final byte[] TWO =
      HexFormat.of()
          .parseHex("02" + "00000007" + "14" + "03" + "416461" + "ffffffff" + "80" + "00");

  private static final SoundLevels READ =
      new SoundLevels(List.of(participant(7, 20, "Ada"), participant(0xFFFFFFFFL, 128, "")));

  private static Participant participant(long id, int level, String name) {
    return new Participant(id, level, WireText.of(name, SoundLevels.NAME_SIZE));
  }

  @Test
  void layoutIsAsDocumented() throws Exception {
    assertEquals(READ, decode(TWO));
    assertArrayEquals(TWO, encode(READ));
    assertEquals(new SoundLevels(List.of()), decode(new byte[1]));
  }

  @Property(tries = 100)
  void whatLaterVersionsAppendIsPassedOver(@ForAll @IntRange(min = 1, max = 300) int more)
      throws Exception {
    byte[] longer = Arrays.copyOf(TWO, TWO.length + more);
    Arrays.fill(longer, TWO.length, longer.length, (byte) 0xEE);
    assertEquals(READ, decode(longer));
  }

  @Test
  void whatIsMissingIsNoticed() {
    for (int length = 0; length < TWO.length; length++) {
      byte[] shorter = Arrays.copyOf(TWO, length);
      assertThrows(MalformedPacketException.class, () -> decode(shorter));
    }
  }

  @Test
  void namesAreAtMost32BytesWithoutNul() throws Exception {
    byte[] longest = encode(new SoundLevels(List.of(participant(1, 2, "x".repeat(32)))));
    assertEquals(1 + SoundLevels.MAX_PARTICIPANT_SIZE, longest.length);
    assertEquals("x".repeat(32), decode(longest).participants().getFirst().name().shown());
    byte[] longer = Arrays.copyOf(longest, longest.length + 1);
    longer[6] = 33;
    longer[longest.length] = 'x';
    assertThrows(MalformedPacketException.class, () -> decode(longer));
    longest[20] = 0;
    assertThrows(MalformedPacketException.class, () -> decode(longest));
  }

  @Test
  void moreThan255DoNotFit() {
    Participant one = participant(1, 2, "x".repeat(32));
    SoundLevels most = new SoundLevels(Collections.nCopies(255, one));
    assertEquals(1 + 255 * 38, encode(most).length);
    List<Participant> tooMany = Collections.nCopies(256, one);
    assertThrows(IllegalArgumentException.class, () -> new SoundLevels(tooMany));
  }

  @Property(tries = 200)
  void aServerWritesWhatTheCodecReads(
      @ForAll @LongRange(max = 0xFFFFFFFFL) long id,
      @ForAll @IntRange(max = 128) int level,
      @ForAll @StringLength(max = 12) String any)
      throws Exception {
    WireText name = WireText.of(any.replace("\0", ""), SoundLevels.NAME_SIZE);
    byte[] payload = new byte[1 + SoundLevels.MAX_PARTICIPANT_SIZE];
    payload[0] = 1;
    int end = SoundLevels.writeParticipant(payload, 1, id, level, name.toByteArray());
    assertEquals(
        new SoundLevels(List.of(new Participant(id, level, name))),
        decode(Arrays.copyOf(payload, end)));
  }

  @Test
  void peopleSeeNamesThatATerminalDoesNotObey() throws Exception {
    byte[] name = "\u001b[31mEve\u202e".getBytes(StandardCharsets.UTF_8);
    SoundLevels evil = new SoundLevels(List.of(new Participant(1, 2, WireText.ofBytes(name))));
    assertEquals("[31mEve", decode(encode(evil)).participants().getFirst().name().shown());
  }

  private static SoundLevels decode(byte[] payload) throws MalformedPacketException {
    return SoundLevels.CODEC.decode(new PacketReader(payload, 0, payload.length));
  }

  private static byte[] encode(SoundLevels levels) {
    PacketWriter out = new PacketWriter();
    SoundLevels.CODEC.encode(levels, out);
    return out.toByteArray();
  }
}
