package io.asciichat.media.audio.opus;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.Decoder;
import io.asciichat.core.port.AudioCodec.Encoder;
import io.asciichat.core.port.AudioCodec.EncoderSettings;
import io.asciichat.testkit.needs.Need;

/** An encoder and a decoder, of the same or of different codecs. */
record OpusPair(AudioCodec from, AudioCodec to) {
  static final int FRAME = 960;

  static AudioCodec java() {
    return OpusCodecs.open(OpusCodecs.Choice.JAVA);
  }

  /** Skips the test where there is no libopus. */
  static AudioCodec nativeOpus() {
    Need.LIBOPUS.assume();
    return OpusCodecs.open(OpusCodecs.Choice.NATIVE);
  }

  /** The pair by name, such as {@code "java native"}. */
  static OpusPair of(String names) {
    String[] two = names.split(" ", -1);
    return new OpusPair(named(two[0]), named(two[1]));
  }

  static AudioCodec named(String name) {
    return name.equals("java") ? java() : nativeOpus();
  }

  /** Encodes and decodes frame by frame, losing every so-manieth packet; 0 loses none. */
  float[] through(EncoderSettings settings, float[] sound, int loseEvery, Repair repair) {
    float[] heard = new float[sound.length];
    byte[] packet = new byte[Encoder.MAX_BYTES];
    float[] out = new float[Decoder.MAX_SAMPLES];
    boolean missing = false;
    try (Encoder encoder = from.openEncoder(settings);
        Decoder decoder = to.openDecoder()) {
      for (int at = 0; at + FRAME <= sound.length; at += FRAME) {
        int size = encoder.encode(sound, at, FRAME, packet, 0);
        if (loseEvery > 0 && at / FRAME % loseEvery == loseEvery - 1) {
          missing = true;
          continue;
        }
        if (missing) {
          if (repair == Repair.RECOVER) {
            decoder.recover(packet, 0, size, FRAME, out);
          } else {
            decoder.conceal(FRAME, out);
          }
          System.arraycopy(out, 0, heard, at - FRAME, FRAME);
          missing = false;
        }
        if (decoder.decode(packet, 0, size, out) == FRAME) {
          System.arraycopy(out, 0, heard, at, FRAME);
        }
      }
    }
    return heard;
  }

  /** What is done about a lost packet. */
  enum Repair {
    CONCEAL,
    RECOVER
  }
}
