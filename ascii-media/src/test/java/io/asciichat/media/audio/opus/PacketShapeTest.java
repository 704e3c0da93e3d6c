package io.asciichat.media.audio.opus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.port.AudioSource;
import io.asciichat.media.audio.opus.JavaOpus.JavaDecoder;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PacketShapeTest {
  private static final int MAX_BYTES = 60;

  private final float[] out = new float[5760];

  /** What is refused beforehand is what the decoder itself would throw for, and nothing else. */
  @Property(tries = 2000)
  void whatIsRefusedIsWhatADecoderThrowsFor(@ForAll long seed) throws OpusException {
    Random random = new Random(seed);
    byte[] packet = new byte[1 + random.nextInt(MAX_BYTES)];
    random.nextBytes(packet);
    if (random.nextBoolean()) {
      // Many frames, where most can be wrong.
      packet[0] |= 3;
    }
    OpusDecoder decoder = new OpusDecoder(AudioSource.SAMPLE_RATE, 1);
    short[] pcm = new short[5760];
    if (PacketShape.fits(packet, 0, packet.length)) {
      int count = new JavaDecoder().decode(packet, 0, packet.length, out);
      assertEquals(0, count % 120, "a length that Opus has");
    } else {
      assertThrows(
          OpusException.class,
          () -> decoder.decode(packet, 0, packet.length, pcm, 0, pcm.length, false));
      assertEquals(-1, new JavaDecoder().decode(packet, 0, packet.length, out));
    }
  }
}
