package io.asciichat.testkit.sound;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.audio.ToneSource;
import java.util.Arrays;

/** One second of a tone as packets, over and over; for tones of whole hertz it goes on smoothly. */
final class TonePackets {
  private final byte[][] packets;

  /**
   * @param frame samples in a packet; divides 48,000
   */
  TonePackets(double hertz, double amplitude, int frame) {
    ToneSource tone = new ToneSource(hertz, amplitude);
    AudioCodec.Encoder encoder =
        new PcmCodec()
            .openEncoder(
                new AudioCodec.EncoderSettings(AudioCodec.Use.VOICE, 48_000, false, false));
    packets = new byte[48_000 / frame][];
    float[] samples = new float[frame];
    byte[] room = new byte[AudioCodec.Encoder.MAX_BYTES];
    for (int i = 0; i < packets.length; i++) {
      for (int k = 0; k < frame; k++) {
        samples[k] = tone.sample((long) i * frame + k);
      }
      packets[i] = Arrays.copyOf(room, encoder.encode(samples, 0, frame, room, 0));
    }
  }

  byte[] packet(long number) {
    return packets[(int) (number % packets.length)];
  }
}
