package io.asciichat.core.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.session.SessionCodecs;
import io.asciichat.core.packet.session.SessionPacket;
import io.asciichat.core.packet.session.SessionSignal;
import io.asciichat.core.packet.session.StreamChange;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketHeaderTest {
  private static final String PING = "0000000a5c11c4a1 1389 00000000 00000000 00000000";
  private static final String STREAM_START_3 =
      "0000000a5c11c4a1 138d 00000004 5b37b833 00000000 00000003";
  private static final String PROTOCOL_VERSION_MODE_1 =
      "0000000a5c11c4a1 0001 00000010 148fb3db 00000000 00010000 01 00 00 0000 00000000000000";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SERVER_FULL: Maximum client limit reached\n",
        "SERVER_FULL: Slot reassigned, try again\n"
      })
  void theTextOfAFullCServerIsUnderstood(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    FramingException full =
        assertThrows(FramingException.class, () -> PacketHeader.decode(bytes, 0));
    assertEquals(ErrorCode.SESSION_FULL, full.code());
  }

  @Test
  void otherTextIsAnotherProtocol() {
    byte[] bytes = "HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII);
    FramingException broken =
        assertThrows(FramingException.class, () -> PacketHeader.decode(bytes, 0));
    assertEquals(ErrorCode.PROTOCOL, broken.code());
  }

  @Test
  void checksumIsCastagnoli() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertEquals(0xe3069283, PacketHeader.crcOf(digits, 0, digits.length));
    assertEquals(0, PacketHeader.crcOf(digits, 3, 0));
  }

  @Test
  void packetsAreWrittenAsTheProtocolSays() {
    assertArrayEquals(hex(PING), packet(SessionSignal.PING));
    assertArrayEquals(hex(STREAM_START_3), packet(StreamChange.start(true, true)));
  }

  @Test
  void headerOfAPayloadWithChecksumIsRead() throws Exception {
    byte[] packet = hex(PROTOCOL_VERSION_MODE_1);
    PacketHeader header = PacketHeader.decode(packet, 0);
    assertEquals(new PacketHeader(1, 16, 0x148fb3db), header);
    ReceivedPacket received =
        new ReceivedPacket(header, PooledBuffer.unpooled(packet), PacketHeader.SIZE);
    assertDoesNotThrow(received::checkCrc);
    packet[PacketHeader.SIZE + 4] ^= 2;
    assertThrows(FramingException.class, received::checkCrc);
  }

  @Property(tries = 200)
  void headersAreReadAsWritten(
      @ForAll @IntRange(max = 0xFFFF) int type,
      @ForAll @IntRange(max = PacketHeader.MAX_PAYLOAD) int length,
      @ForAll int crc,
      @ForAll @IntRange(max = 9) int offset)
      throws Exception {
    byte[] bytes = new byte[offset + PacketHeader.SIZE];
    PacketHeader.encode(type, length, crc, bytes, offset);
    assertEquals(new PacketHeader(type, length, crc), PacketHeader.decode(bytes, offset));
  }

  @Test
  void clientIdIsIgnored() throws Exception {
    byte[] bytes = hex(PING);
    bytes[18] = 0x7F;
    assertEquals(new PacketHeader(5001, 0, 0), PacketHeader.decode(bytes, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void anyWrongByteOfTheMagicIsRefused(int index) {
    byte[] bytes = hex(PING);
    bytes[index] ^= 1;
    assertThrows(FramingException.class, () -> PacketHeader.decode(bytes, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {PacketHeader.MAX_PAYLOAD + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
  void lengthsAboveTheLimitAreRefused(int length) {
    byte[] bytes = new byte[PacketHeader.SIZE];
    PacketHeader.encode(5001, length, 0, bytes, 0);
    FramingException refused =
        assertThrows(FramingException.class, () -> PacketHeader.decode(bytes, 0));
    assertTrue(refused.toString().contains(Integer.toUnsignedString(length)));
  }

  private static byte[] packet(SessionPacket packet) {
    PacketWriter payload = new PacketWriter();
    SessionCodecs.encode(packet, payload);
    byte[] bytes = new byte[PacketHeader.SIZE + payload.length()];
    int crc = PacketHeader.crcOf(payload.array(), 0, payload.length());
    PacketHeader.encode(packet.type().code(), payload.length(), crc, bytes, 0);
    System.arraycopy(payload.array(), 0, bytes, PacketHeader.SIZE, payload.length());
    return bytes;
  }

  private static byte[] hex(String spaced) {
    return HexFormat.of().parseHex(spaced.replace(" ", ""));
  }
}
