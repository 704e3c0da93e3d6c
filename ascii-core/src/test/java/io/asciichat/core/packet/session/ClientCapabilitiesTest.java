package io.asciichat.core.packet.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.ClientCapabilities.Codecs;
import io.asciichat.core.render.ColorFilter;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SymbolSet;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCapabilitiesTest {
  /** As a C client of version 0.11 sent it, from an 80x24 terminal with 256 colours. */
  private static final byte[] RECORDED =
      HexFormat.of()
          .parseHex(
              "0000001b"
                  + "00000002"
                  + "00000100"
                  + "00000000"
                  + "0050"
                  + "0018"
                  + "746d75782d323536636f6c6f72"
                  + "00".repeat(19)
                  + "00".repeat(32)
                  + "01"
                  + "01000000"
                  + "00000001"
                  + "00".repeat(64)
                  + "3c"
                  + "00"
                  + "01"
                  + "00000007"
                  + "00000003");

  @Test
  void recordedPacketIsUnderstoodAndKeptByteForByte() throws Exception {
    ClientCapabilities recorded = decode(RECORDED);
    assertEquals(
        ClientCapabilities.BIT_16_COLORS
            | ClientCapabilities.BIT_256_COLORS
            | ClientCapabilities.BIT_UTF8
            | ClientCapabilities.BIT_BACKGROUND,
        recorded.colors().terminalBits());
    assertEquals(ColorLevel.COLORS_256, recorded.colors().level());
    assertEquals(256, recorded.colors().count());
    assertEquals(RenderMode.FOREGROUND, recorded.drawing().mode());
    assertEquals(80, recorded.terminal().columns());
    assertEquals(24, recorded.terminal().rows());
    assertEquals("tmux-256color", recorded.terminal().term().shown());
    assertEquals("", recorded.terminal().colorTerm().shown());
    assertEquals(0x01000000, recorded.terminal().utf8Support());
    assertEquals(60, recorded.drawing().framesPerSecond());
    assertEquals(Codecs.ALL, recorded.codecs());
    assertArrayEquals(RECORDED, encode(recorded));
  }

  @Test
  void uninitialisedBytesAreKeptAndNotJudged() throws Exception {
    byte[] payload = RECORDED.clone();
    payload[158] = (byte) 0xEE; // colour filter
    payload[20 + 20] = 0x55; // behind the NUL of TERM
    payload[89 + 4 + 63] = (byte) 0xFF; // end of an unused custom palette
    assertArrayEquals(payload, encode(decode(payload)));
  }

  @Test
  void shortFormOfOlderClientsHasNoCodecs() throws Exception {
    byte[] payload = Arrays.copyOf(RECORDED, 160);
    assertNull(decode(payload).codecs());
    assertNotNull(decode(RECORDED).codecs());
    assertArrayEquals(payload, encode(decode(payload)));
  }

  @Test
  void wishesStandBehindTheKnownFieldsAndMayGrow() throws Exception {
    byte[] payload = Arrays.copyOf(RECORDED, 168 + 16);
    byte[] wishes = {5, 1, 3, 7, 12, 0b110, 20};
    System.arraycopy(wishes, 0, payload, 168, wishes.length);
    Look look =
        new Look(
            GlyphChoice.SHAPE,
            SymbolSet.OCTANTS,
            7,
            new Look.Effects(ColorFilter.RAINBOW, false),
            new Look.Arrangement(true, true),
            Dialect.EXTENDED);
    ViewerWishes expected =
        new ViewerWishes(RenderMode.OCTANT, ColorLevel.COLORS_256, look, 20, false, false);
    assertEquals(expected, decode(payload).wishes());
    assertArrayEquals(payload, encode(decode(payload)));
    byte[] longer = Arrays.copyOf(payload, 168 + 48);
    longer[190] = 1;
    assertEquals(expected, decode(longer).wishes());
    payload[168 + 5] |= 8;
    assertEquals(
        new ViewerWishes(RenderMode.OCTANT, ColorLevel.COLORS_256, look, 20, true, false),
        decode(payload).wishes());
    assertArrayEquals(payload, encode(decode(payload)));
  }

  @Test
  void eightColorsAreSixteenForAllWhoDoNotReadTheWishes() throws Exception {
    byte[] payload = Arrays.copyOf(RECORDED, 168 + 16);
    payload[4 + 3] = 1;
    payload[168 + 5] = 16;
    ClientCapabilities capabilities = decode(payload);
    assertEquals(ColorLevel.SIXTEEN, capabilities.colors().level());
    assertEquals(ColorLevel.EIGHT, ViewerProfileMapper.profileOf(capabilities).colorLevel());
    assertArrayEquals(payload, encode(capabilities));
    payload[4 + 3] = 3;
    assertEquals(ColorLevel.TRUECOLOR, ViewerProfileMapper.profileOf(decode(payload)).colorLevel());
  }

  @Test
  void levelsKeepTheirNumbersOnTheWire() {
    assertEquals(
        List.of(0, 1, 1, 2, 3),
        Arrays.stream(ColorLevel.values()).map(ColorLevel::wireValue).toList());
  }

  @ParameterizedTest(name = "byte {0} of the wishes must not be {1}")
  @CsvSource({"0, 7", "1, 2", "2, 4", "3, 11", "4, 13", "6, 7"})
  void wishesOutOfRangeAreRefused(int at, int value) {
    byte[] payload = Arrays.copyOf(RECORDED, 168 + 16);
    payload[168 + at] = (byte) value;
    assertRefused(payload);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 159, 161, 164, 167, 169, 190})
  void otherSizesAreRefused(int size) {
    assertRefused(Arrays.copyOf(RECORDED, size));
  }

  @ParameterizedTest(name = "{0}: {3} is allowed, {4} is not")
  @CsvSource({
    "color level, 4, 4, 0, 4",
    "color level, 4, 4, 3, -1",
    "render mode, 12, 4, 2, 3",
    "render mode, 12, 4, 0, -1",
    "columns, 16, 2, 1, 0",
    "columns, 16, 2, 4096, 4097",
    "rows, 18, 2, 1, 0",
    "rows, 18, 2, 4096, 65535",
    "palette, 89, 4, 0, 7",
    "palette, 89, 4, 6, -1",
    "frames per second, 157, 1, 1, 0",
    "frames per second, 157, 1, 144, 145"
  })
  void rangesAreStrict(String field, int offset, int size, int allowed, int refused)
      throws Exception {
    byte[] payload = RECORDED.clone();
    put(payload, offset, size, allowed);
    assertArrayEquals(payload, encode(decode(payload)), field);
    put(payload, offset, size, refused);
    assertRefused(payload);
  }

  private static void put(byte[] payload, int offset, int size, int value) {
    for (int i = 0; i < size; i++) {
      payload[offset + i] = (byte) (value >> (8 * (size - 1 - i)));
    }
  }

  private static void assertRefused(byte[] payload) {
    assertThrows(MalformedPacketException.class, () -> decode(payload));
  }

  private static ClientCapabilities decode(byte[] payload) throws MalformedPacketException {
    return ClientCapabilities.CODEC.decode(new PacketReader(payload, 0, payload.length));
  }

  private static byte[] encode(ClientCapabilities capabilities) {
    PacketWriter out = new PacketWriter();
    ClientCapabilities.CODEC.encode(capabilities, out);
    return out.toByteArray();
  }
}
