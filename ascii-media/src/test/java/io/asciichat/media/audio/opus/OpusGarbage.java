package io.asciichat.media.audio.opus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.Decoder;
import io.asciichat.core.port.AudioCodec.Encoder;
import io.asciichat.core.port.AudioCodec.EncoderSettings;
import io.asciichat.core.port.AudioCodec.Use;
import io.asciichat.media.audio.Sounds;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A decoder outlives whatever the network brings. */
abstract class OpusGarbage {
  private static final int FRAME = 960;

  private final AudioCodec codec;

  OpusGarbage(AudioCodec codec) {
    this.codec = codec;
  }

  @Property(tries = 400)
  void anyBytesAtAll(
      @ForAll @Size(max = 1400) byte[] packet, @ForAll @IntRange(min = 1, max = 48) int missing) {
    try (Decoder decoder = codec.openDecoder()) {
      feed(decoder, packet, missing * 120);
      assertStillWorks(decoder);
    }
  }

  @Property(tries = 400)
  void realPacketsDamaged(
      @ForAll @IntRange(min = 0, max = 4) int size,
      @ForAll Use use,
      @ForAll @Size(min = 1, max = 6) List<Integer> damage,
      @ForAll @IntRange(min = 0, max = 40) int cut) {
    int frame = new int[] {120, 240, 480, 960, 2880}[size];
    byte[] packet = new byte[Encoder.MAX_BYTES];
    try (Decoder decoder = codec.openDecoder();
        Encoder encoder =
            codec.openEncoder(new EncoderSettings(use, 32_000, true, use == Use.VOICE))) {
      float[] sound = Sounds.speechLike(4 * frame, 5);
      for (int at = 0; at < sound.length; at += frame) {
        int length = encoder.encode(sound, at, frame, packet, 0);
        byte[] damaged = Arrays.copyOf(packet, Math.max(1, length - cut));
        for (int bit : damage) {
          int where = Math.floorMod(bit, 8 * damaged.length);
          damaged[where / 8] ^= (byte) (1 << where % 8);
        }
        feed(decoder, damaged, frame);
      }
      assertStillWorks(decoder);
    }
  }

  private static void feed(Decoder decoder, byte[] packet, int missing) {
    float[] out = new float[Decoder.MAX_SAMPLES];
    check(decoder.recover(packet, 0, packet.length, missing, out), out);
    check(decoder.decode(packet, 0, packet.length, out), out);
    assertEquals(missing, decoder.conceal(missing, out));
    check(missing, out);
  }

  private static void check(int count, float[] out) {
    assertTrue(count >= -1 && count <= Decoder.MAX_SAMPLES, () -> "returned " + count);
    for (int i = 0; i < count; i++) {
      assertTrue(Float.isFinite(out[i]), "not a number");
    }
  }

  private void assertStillWorks(Decoder decoder) {
    byte[] packet = new byte[Encoder.MAX_BYTES];
    float[] out = new float[Decoder.MAX_SAMPLES];
    try (Encoder encoder =
        codec.openEncoder(new EncoderSettings(Use.VOICE, 32_000, false, false))) {
      int length = encoder.encode(Sounds.tone(440, 0.5, FRAME), 0, FRAME, packet, 0);
      assertEquals(FRAME, decoder.decode(packet, 0, length, out));
    }
  }
}
