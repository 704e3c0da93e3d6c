package io.asciichat.testkit.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.Decoder;
import io.asciichat.core.port.AudioCodec.Encoder;
import io.asciichat.core.port.AudioCodec.EncoderSettings;
import io.asciichat.core.port.AudioCodec.Use;
import io.asciichat.testkit.contract.AudioCodecContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcmCodecTest extends AudioCodecContract {
  private final byte[] packet = new byte[Encoder.MAX_BYTES];
  private final float[] out = new float[Decoder.MAX_SAMPLES];

  @Override
  protected AudioCodec codec() {
    return new PcmCodec();
  }

  private static Encoder encoder(boolean discontinuous) {
    return new PcmCodec().openEncoder(new EncoderSettings(Use.MIX, 6000, discontinuous, false));
  }

  @ParameterizedTest
  @CsvSource({"120, 16", "480, 16", "960, 10", "1920, 5", "2880, 3"})
  void errsByHalfAStepAtMost(int count, int bits) {
    float[] sound = new float[count];
    for (int i = 0; i < count; i++) {
      sound[i] = (float) (0.25 * Math.sin(i * 0.7) * Math.cos(i * 0.013));
    }
    sound[count / 2] = -0.25f;
    int size = encoder(true).encode(sound, 0, count, packet, 0);
    assertEquals(8 + (count * bits + 7) / 8, size);
    assertEquals(count, new PcmCodec().openDecoder().decode(packet, 0, size, out));
    double halfStep = 0.5 * 0.25 / ((1 << (bits - 1)) - 1);
    for (int i = 0; i < count; i++) {
      assertEquals(sound[i], out[i], halfStep * 1.001, "sample " + i);
    }
  }

  @Test
  void silenceIsOneByteOnlyWhenItNeedNotBeSent() {
    assertEquals(1, encoder(true).encode(new float[960], 0, 960, packet, 0));
    out[5] = 1;
    assertEquals(960, new PcmCodec().openDecoder().decode(packet, 0, 1, out));
    assertEquals(0, out[5]);
    int size = encoder(false).encode(new float[960], 0, 960, packet, 0);
    assertEquals(8 + 1200, size);
  }

  @Test
  void refusesFramesThatOpusDoesNotHave() {
    Encoder encoder = encoder(true);
    assertThrows(
        IllegalArgumentException.class, () -> encoder.encode(new float[500], 0, 500, packet, 0));
  }
}
