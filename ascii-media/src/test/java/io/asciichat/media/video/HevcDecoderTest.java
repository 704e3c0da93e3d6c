package io.asciichat.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.VideoDecoder;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Needs(Need.FFMPEG_LIBRARIES)
class HevcDecoderTest {
  /** The C client's outer header; the inner one and the stream follow. */
  private static final int HEADER = 5;

  private final BufferPool pool = new BufferPool();
  private final HevcDecoderFactory factory = new HevcDecoderFactory(pool);

  @AfterEach
  void leavesNoBuffers() {
    assertEquals(0, pool.outstanding());
  }

  @Test
  void decodesWhatTheCClientSends() throws IOException {
    int pictures = 0;
    try (VideoDecoder decoder = factory.open()) {
      for (byte[] packet : SampleVideos.packetsOfTheCClient()) {
        RgbFrame frame = decoder.decode(packet, HEADER, packet.length - HEADER);
        if (packet.length == HEADER) {
          assertNull(frame, "headers alone carry no picture");
        } else {
          assertNotNull(frame, "each packet completes a picture");
          assertEquals(320, frame.width());
          assertEquals(240, frame.height());
          // Measured with another build of FFmpeg.
          assertEquals(91.8, SampleVideos.mean(frame, 0), 1.5);
          assertEquals(90.6, SampleVideos.mean(frame, 1), 1.5);
          assertEquals(62.6, SampleVideos.mean(frame, 2), 1.5);
          pictures++;
          frame.release();
        }
      }
    }
    assertEquals(36, pictures);
    assertEquals(1, pool.created(), "one buffer serves them all");
  }

  @Test
  void findsTheStreamWithinAnOffsetAndBehindHeaders() throws IOException {
    byte[] packet = firstWithPicture();
    byte[] shifted = new byte[packet.length + 50];
    System.arraycopy(packet, 0, shifted, 17, packet.length);
    try (VideoDecoder decoder = factory.open()) {
      RgbFrame frame = decoder.decode(shifted, 17, packet.length);
      assertNotNull(frame);
      frame.release();
    }
  }

  @Test
  void followsAChangeOfSize() throws IOException {
    byte[] large = firstWithPicture();
    byte[] small = SampleVideos.bytes("small.h265");
    try (VideoDecoder decoder = factory.open()) {
      for (int round = 0; round < 3; round++) {
        RgbFrame first = decoder.decode(large, 0, large.length);
        RgbFrame second = decoder.decode(small, 0, small.length);
        assertNotNull(first);
        assertNotNull(second);
        assertEquals(320, first.width());
        assertEquals(64, second.width());
        assertEquals(48, second.height());
        assertEquals(133, SampleVideos.mean(second, 1), 2);
        first.release();
        second.release();
      }
    }
  }

  @Test
  void givesNothingForTheMiddleOfAStreamUntilItsNextKeyPicture() throws IOException {
    List<byte[]> packets = SampleVideos.packetsOfTheCClient();
    try (VideoDecoder decoder = factory.open()) {
      boolean keySeen = false;
      for (byte[] packet : packets.subList(8, packets.size())) {
        // The C client's inner header begins with its flags; bit 0 marks a key picture.
        keySeen |= packet.length > 2 * HEADER && (packet[HEADER] & 1) != 0;
        RgbFrame frame = decoder.decode(packet, 0, packet.length);
        if (frame != null) {
          assertTrue(keySeen, "a picture without its key picture");
          frame.release();
        }
      }
    }
  }

  @Test
  void survivesGarbageAndGoesOn() throws IOException {
    byte[] good = firstWithPicture();
    Random random = new Random(1);
    try (VideoDecoder decoder = factory.open()) {
      for (int round = 0; round < 300; round++) {
        byte[] bad = good.clone();
        for (int i = 0; i < 1 + round % 40; i++) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt();
        }
        releaseIfAny(decoder.decode(bad, 0, random.nextInt(bad.length + 1)));
        byte[] noise = new byte[random.nextInt(2000)];
        random.nextBytes(noise);
        releaseIfAny(decoder.decode(noise, 0, noise.length));
      }
      RgbFrame frame = decoder.decode(good, 0, good.length);
      assertNotNull(frame, "a key picture mends everything");
      frame.release();
    }
  }

  @Test
  void ignoresEmptyPiecesAndCallsAfterTheEnd() throws IOException {
    VideoDecoder decoder = factory.open();
    assertNull(decoder.decode(new byte[0], 0, 0));
    assertNull(decoder.decode(new byte[] {0, 0, 1}, 0, 3));
    assertNull(decoder.decode(new byte[] {0, 0, 0, 1}, 0, 4));
    decoder.close();
    decoder.close();
    byte[] good = firstWithPicture();
    assertNull(decoder.decode(good, 0, good.length));
  }

  private static byte[] firstWithPicture() throws IOException {
    return SampleVideos.packetsOfTheCClient().stream()
        .filter(packet -> packet.length > 2 * HEADER)
        .findFirst()
        .orElseThrow();
  }

  private static void releaseIfAny(@Nullable RgbFrame frame) {
    if (frame != null) {
      frame.release();
    }
  }
}
