package io.asciichat.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.Decoder;
import io.asciichat.core.port.AudioCodec.Encoder;
import io.asciichat.core.port.AudioCodec.EncoderSettings;
import io.asciichat.core.port.AudioCodec.Use;
import io.asciichat.media.audio.opus.OpusCodecs;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerSoundTest {
  private static final EncoderSettings SETTINGS =
      new EncoderSettings(Use.MIX, 64_000, false, false);

  @Test
  void aMeteredCodecGivesWhatTheCodecGivesAndSumsUpItsTime() {
    AudioCodec plain = OpusCodecs.open(OpusCodecs.Choice.JAVA);
    MeteredCodec metered = new MeteredCodec(plain);
    float[] tone = new float[480];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) Math.sin(i / 10.0);
    }
    byte[] expected = new byte[Encoder.MAX_BYTES];
    byte[] actual = new byte[Encoder.MAX_BYTES];
    float[] sound = new float[Decoder.MAX_SAMPLES];
    MeteredCodec.Spent first;
    try (Encoder one = plain.openEncoder(SETTINGS);
        Encoder other = metered.openEncoder(SETTINGS);
        Decoder decoder = metered.openDecoder()) {
      int size = one.encode(tone, 0, 480, expected, 0);
      assertEquals(size, other.encode(tone, 0, 480, actual, 0));
      assertArrayEquals(expected, actual);
      first = metered.spent();
      assertEquals(480, decoder.decode(actual, 0, size, sound));
    }
    assertEquals(1, first.encoded());
    assertEquals(0, first.decodingNanos());
    MeteredCodec.Spent then = metered.spent().since(first);
    assertEquals(0, then.encoded());
    assertEquals(1, then.decoded());
    assertTrue(first.encodingNanos() > 0 && then.decodingNanos() > 0);
  }

  @Test
  @Needs(Need.PROC)
  void theServerThatIsMeasuredPassesOnTheSoundOfAll() throws InterruptedException {
    String[] cells =
        new ServerSoundTable(
                3, true, OpusCodecs.Choice.JAVA, Duration.ofMillis(500), Duration.ofSeconds(1))
            .measure()
            .split(" *\\| *", -1);
    assertEquals("3", cells[1]);
    assertEquals("yes", cells[2]);
    assertTrue(Double.parseDouble(cells[4]) > 1, cells[4]);
    assertTrue(Double.parseDouble(cells[7]) > 0, cells[7]);
    assertTrue(Double.parseDouble(cells[8]) > 0, cells[8]);
  }
}
