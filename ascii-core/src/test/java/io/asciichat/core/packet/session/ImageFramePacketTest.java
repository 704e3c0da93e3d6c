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

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.video.RgbFrame;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFramePacketTest {
  private static final byte[] PAYLOAD =
      hex("00000002 00000001 00000001 00000000 00000000 00000000 ff0000 00ff00");

  private final BufferPool pool = new BufferPool();

  @Test
  void headerIsWrittenInPlace() {
    byte[] out = new byte[PAYLOAD.length + 3];
    System.arraycopy(PAYLOAD, 24, out, 3 + ImageFramePacket.HEADER_SIZE, 6);
    Arrays.fill(out, 3, 3 + ImageFramePacket.HEADER_SIZE, (byte) 0x77);
    ImageFramePacket.writeHeader(out, 3, 2, 1);
    assertArrayEquals(PAYLOAD, Arrays.copyOfRange(out, 3, out.length));
  }

  @ParameterizedTest(name = "{0}: {2} is allowed, {3} is not")
  @CsvSource({
    "width, 0, 1, 0",
    "width, 0, 2, 3",
    "width, 0, 2, -1",
    "width, 0, 2, 8193",
    "height, 4, 1, 0",
    "height, 4, 1, 2",
    "height, 4, 1, 2147483647",
    "pixel format, 8, 4, 5",
    "pixel format, 8, 1, 0",
    "pixel format, 8, 2, -1"
  })
  void rangesAreStrict(String field, int offset, int allowed, int bad) throws Exception {
    accepted(ImageFramePacket.CODEC, with(PAYLOAD, offset, allowed));
    refused(ImageFramePacket.CODEC, with(PAYLOAD, offset, bad));
  }

  @Test
  void fieldsThatCPeersIgnoreAreKept() throws Exception {
    for (int offset : new int[] {12, 16, 20}) {
      accepted(ImageFramePacket.CODEC, with(PAYLOAD, offset, 0xFEDCBA98));
    }
  }

  @Test
  void theLargestPictureAndOneByteMore() throws Exception {
    int largest = ImageFramePacket.HEADER_SIZE + ImageFramePacket.MAX_PIXEL_BYTES;
    assertEquals((2 << 20) - 1, 8 + ImageFramePacket.MAX_PIXEL_BYTES);
    byte[] payload = Arrays.copyOf(PAYLOAD, largest + 1);
    refused(ImageFramePacket.CODEC, payload);
    accepted(ImageFramePacket.CODEC, Arrays.copyOf(payload, largest));
  }

  @Test
  void hugeDimensionsDoNotOverflow() {
    refused(ImageFramePacket.CODEC, with(with(PAYLOAD, 0, 8192), 4, 8192));
  }

  @Test
  void thePictureTakesOverTheBuffer() throws Exception {
    ReceivedPacket packet = received(pool, PacketType.IMAGE_FRAME, PAYLOAD);
    RgbFrame frame = ImageFramePacket.takeFrame(packet);
    assertSame(packet.array(), frame.array());
    assertEquals(PacketHeader.SIZE + ImageFramePacket.HEADER_SIZE, frame.offset());
    assertEquals(2, frame.width());
    assertEquals(1, frame.height());
    assertEquals((byte) 0xFF, frame.array()[frame.offset()]);
    frame.release();
    assertEquals(0, pool.outstanding());
  }

  @Test
  void aPictureThatEndsEarlyIsRefusedAlthoughItsBufferIsLarger() {
    ReceivedPacket packet = received(pool, PacketType.IMAGE_FRAME, with(PAYLOAD, 0, 3));
    assertThrows(MalformedPacketException.class, () -> ImageFramePacket.takeFrame(packet));
    assertEquals(1, packet.buffer().references());
    packet.release();
  }
}
