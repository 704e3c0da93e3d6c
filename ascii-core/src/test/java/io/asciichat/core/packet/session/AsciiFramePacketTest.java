package io.asciichat.core.packet.session;

import static io.asciichat.core.packet.session.Payloads.accepted;
import static io.asciichat.core.packet.session.Payloads.hex;
import static io.asciichat.core.packet.session.Payloads.received;
import static io.asciichat.core.packet.session.Payloads.refused;
import static io.asciichat.core.packet.session.Payloads.with;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.render.AsciiFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsciiFramePacketTest {
  private static final byte[] TEXT = "123456789".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PAYLOAD =
      hex("00000050 00000018 00000009 00000000 e3069283 00000000 313233343536373839");

  private final BufferPool pool = new BufferPool();

  @Test
  void layout() throws Exception {
    assertEquals(
        new AsciiFramePacket(80, 24, 0, ByteSlice.of(TEXT)),
        accepted(AsciiFramePacket.CODEC, PAYLOAD));
  }

  @Test
  void headerIsWrittenInPlace() {
    byte[] out = new byte[5 + PAYLOAD.length];
    Arrays.fill(out, (byte) 0x77);
    System.arraycopy(TEXT, 0, out, 5 + AsciiFramePacket.HEADER_SIZE, TEXT.length);
    AsciiFramePacket.writeHeader(
        out, 5, 80, 24, TEXT.length, PacketHeader.crcOf(TEXT, 0, TEXT.length));
    assertArrayEquals(PAYLOAD, Arrays.copyOfRange(out, 5, out.length));
    assertEquals(0x77, out[4]);
  }

  @ParameterizedTest(name = "{0}: {2} is allowed, {3} is not")
  @CsvSource({
    "width, 0, 1, 0",
    "width, 0, 16384, 16385",
    "width, 0, 80, -1",
    "height, 4, 1, 0",
    "height, 4, 16384, 16385",
    "original size, 8, 9, 8",
    "original size, 8, 9, 10",
    "original size, 8, 9, -1",
    "flags, 20, 13, 16",
    "flags, 20, 0, -2147483648"
  })
  void rangesAreStrict(String field, int offset, int allowed, int bad) throws Exception {
    accepted(AsciiFramePacket.CODEC, with(PAYLOAD, offset, allowed));
    refused(AsciiFramePacket.CODEC, with(PAYLOAD, offset, bad));
  }

  @Test
  void aWrongChecksumIsRefused() {
    refused(AsciiFramePacket.CODEC, with(PAYLOAD, 16, 0));
    byte[] damaged = PAYLOAD.clone();
    damaged[30] ^= 1;
    refused(AsciiFramePacket.CODEC, damaged);
  }

  @Test
  void compressedFramesAreRefusedByName() {
    byte[] compressed = with(PAYLOAD, 20, 2);
    compressed[15] = 9;
    MalformedPacketException refused =
        assertThrows(
            MalformedPacketException.class,
            () -> Payloads.decode(AsciiFramePacket.CODEC, compressed));
    assertTrue(refused.toString().contains("compressed"));
    refused(AsciiFramePacket.CODEC, with(PAYLOAD, 20, 2));
    refused(AsciiFramePacket.CODEC, with(PAYLOAD, 12, 9));
  }

  @Test
  void theFrameTakesOverTheBuffer() throws Exception {
    ReceivedPacket packet = received(pool, PacketType.ASCII_FRAME, PAYLOAD);
    AsciiFrame frame = AsciiFramePacket.takeFrame(packet);
    assertSame(packet.buffer(), frame.buffer());
    assertEquals(80, frame.columns());
    assertEquals(24, frame.rows());
    assertEquals(
        ByteSlice.of(TEXT), new ByteSlice(frame.buffer().array(), frame.offset(), frame.length()));
    frame.release();
    assertEquals(0, pool.outstanding());
  }

  @Test
  void aRefusedPacketStaysWithTheCaller() {
    ReceivedPacket packet = received(pool, PacketType.ASCII_FRAME, with(PAYLOAD, 0, 0));
    assertThrows(MalformedPacketException.class, () -> AsciiFramePacket.takeFrame(packet));
    assertEquals(1, packet.buffer().references());
    packet.release();
  }
}
