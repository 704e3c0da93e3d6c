package io.asciichat.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.Decoder;
import io.asciichat.core.port.AudioCodec.Encoder;
import io.asciichat.core.port.AudioCodec.EncoderSettings;
import io.asciichat.core.port.AudioCodec.Use;
import io.asciichat.core.port.AudioSource;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of every {@link AudioCodec}. */
@Timeout(60)
public abstract class AudioCodecContract {
  private static final int FRAME = 960;
  private static final EncoderSettings VOICE = new EncoderSettings(Use.VOICE, 64_000, false, true);
  private static final EncoderSettings MIX = new EncoderSettings(Use.MIX, 128_000, false, false);

  private AudioCodec codec;

  /** For subclasses. */
  @SuppressWarnings("NullAway.Init") // JUnit calls open() before each test.
  protected AudioCodecContract() {}

  /** A codec. */
  protected abstract AudioCodec codec();

  @BeforeEach
  void open() {
    codec = codec();
  }

  /** One encoded packet of a tone, not the first of its stream. */
  private byte[] packet() {
    byte[] out = new byte[Encoder.MAX_BYTES];
    try (Encoder encoder = codec.openEncoder(VOICE)) {
      encoder.encode(TestSound.tone(440, 0.5, 2 * FRAME), 0, FRAME, out, 0);
      int size = encoder.encode(TestSound.tone(440, 0.5, 2 * FRAME), FRAME, FRAME, out, 0);
      return Arrays.copyOf(out, size);
    }
  }

  /** Encodes and decodes frame by frame. */
  private float[] through(EncoderSettings settings, float[] sound, int frame) {
    byte[] packet = new byte[Encoder.MAX_BYTES];
    float[] out = new float[Decoder.MAX_SAMPLES];
    float[] heard = new float[sound.length];
    try (Encoder encoder = codec.openEncoder(settings);
        Decoder decoder = codec.openDecoder()) {
      for (int at = 0; at + frame <= sound.length; at += frame) {
        int size = encoder.encode(sound, at, frame, packet, 0);
        assertTrue(size >= 1 && size <= Encoder.MAX_BYTES, "packet of " + size + " bytes");
        assertEquals(frame, decoder.decode(packet, 0, size, out));
        System.arraycopy(out, 0, heard, at, frame);
      }
    }
    return heard;
  }

  @Test
  void tellsItsName() {
    assertFalse(codec.name().isBlank());
  }

  @ParameterizedTest
  @ValueSource(ints = {120, 240, 480, 960, 1920, 2880})
  void aToneKeepsItsPitchAndLevel(int frame) {
    int second = AudioSource.SAMPLE_RATE / frame * frame;
    for (EncoderSettings settings : new EncoderSettings[] {VOICE, MIX}) {
      float[] heard = through(settings, TestSound.tone(440, 0.5, second), frame);
      double level = TestSound.rms(heard, second / 2, second / 4);
      assertEquals(0.5 / Math.sqrt(2), level, 0.04, settings + ": level");
      double share = TestSound.shareOf(440, heard, second / 2, second / 4);
      assertTrue(share > 0.95, settings + ": share of the tone " + share);
    }
  }

  @Test
  void silenceStaysSilent() {
    EncoderSettings sparing = new EncoderSettings(Use.VOICE, 24_000, true, true);
    for (EncoderSettings settings : new EncoderSettings[] {VOICE, MIX, sparing}) {
      float[] heard = through(settings, new float[AudioSource.SAMPLE_RATE], FRAME);
      for (float sample : heard) {
        assertEquals(0, sample, 1e-3);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {240, 480, 960})
  void aPauseIsAShortPacketOfSilenceAfterSilence(int frame) {
    byte[] packet = new byte[Encoder.MAX_BYTES + 1];
    float[] out = new float[Decoder.MAX_SAMPLES];
    try (Encoder encoder = codec.openEncoder(VOICE);
        Decoder decoder = codec.openDecoder()) {
      float[] sound = TestSound.tone(440, 0.5, 20 * frame);
      Arrays.fill(sound, 10 * frame, sound.length, 0);
      for (int at = 0; at < sound.length; at += frame) {
        decoder.decode(packet, 1, encoder.encode(sound, at, frame, packet, 1), out);
      }
      for (int i = 0; i < 3; i++) {
        int size = encoder.pause(frame, packet, 1);
        assertTrue(size == 1 || size == 2, size + " bytes");
        assertEquals(frame, decoder.decode(packet, 1, size, out));
        for (int k = 0; k < frame; k++) {
          assertEquals(0, out[k], 1e-3);
        }
      }
    }
  }

  @Test
  void theLoudestSoundStaysFinite() {
    float[] square = new float[10 * FRAME];
    for (int i = 0; i < square.length; i++) {
      square[i] = i / 50 % 2 == 0 ? 1 : -1;
    }
    for (float sample : through(MIX, square, FRAME)) {
      assertTrue(Math.abs(sample) <= 2, () -> "sample " + sample);
    }
  }

  @Test
  void readsAndWritesOnlyWhereItIsTold() {
    float[] sound = TestSound.tone(440, 0.5, 3 * FRAME);
    float[] before = sound.clone();
    byte[] out = new byte[2 * Encoder.MAX_BYTES];
    Arrays.fill(out, (byte) 77);
    float[] decoded = new float[Decoder.MAX_SAMPLES];
    try (Encoder encoder = codec.openEncoder(VOICE);
        Decoder decoder = codec.openDecoder()) {
      int size = encoder.encode(sound, FRAME, FRAME, out, 100);
      assertArrayEquals(before, sound);
      for (int i = 0; i < out.length; i++) {
        if (i < 100 || i >= 100 + Encoder.MAX_BYTES) {
          assertEquals(77, out[i], "at " + i);
        }
      }
      byte[] packet = out.clone();
      assertEquals(FRAME, decoder.decode(out, 100, size, decoded));
      assertArrayEquals(packet, out);
    }
  }

  @Test
  void streamsDoNotDisturbEachOther() {
    float[] sound = TestSound.tone(440, 0.5, 8 * FRAME);
    float[] alone = through(MIX, sound, FRAME);
    byte[] packet = new byte[Encoder.MAX_BYTES];
    float[] out = new float[Decoder.MAX_SAMPLES];
    try (Encoder encoder = codec.openEncoder(MIX);
        Decoder decoder = codec.openDecoder();
        Encoder other = codec.openEncoder(MIX);
        Decoder otherDecoder = codec.openDecoder()) {
      float[] noise = TestSound.noise(8 * FRAME);
      for (int at = 0; at < sound.length; at += FRAME) {
        int size = other.encode(noise, at, FRAME, packet, 0);
        otherDecoder.decode(packet, 0, size, out);
        size = encoder.encode(sound, at, FRAME, packet, 0);
        decoder.decode(packet, 0, size, out);
        assertArrayEquals(
            Arrays.copyOfRange(alone, at, at + FRAME), Arrays.copyOf(out, FRAME), 1e-6f);
      }
    }
  }

  @Test
  void bytesFromTheNetworkDoNoHarm() {
    Random random = new Random(20);
    float[] out = new float[Decoder.MAX_SAMPLES];
    byte[] good = packet();
    try (Decoder decoder = codec.openDecoder()) {
      for (int i = 0; i < 2000; i++) {
        byte[] bytes = random.nextInt(4) == 0 ? good.clone() : new byte[random.nextInt(400)];
        if (bytes.length != good.length) {
          random.nextBytes(bytes);
        } else {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        assertHarmless(decoder.decode(bytes, 0, bytes.length, out), out);
        assertHarmless(decoder.recover(bytes, 0, bytes.length, FRAME, out), out);
      }
      assertEquals(FRAME, decoder.decode(good, 0, good.length, out), "a good packet afterwards");
    }
  }

  private static void assertHarmless(int count, float[] out) {
    assertTrue(count >= -1 && count <= Decoder.MAX_SAMPLES, () -> "returned " + count);
    for (int i = 0; i < count; i++) {
      assertTrue(Float.isFinite(out[i]), "not a number");
    }
  }

  @Test
  void nothingIsNoPacket() {
    float[] out = new float[Decoder.MAX_SAMPLES];
    try (Decoder decoder = codec.openDecoder()) {
      assertEquals(-1, decoder.decode(new byte[10], 5, 0, out));
      assertEquals(-1, decoder.recover(new byte[10], 5, 0, FRAME, out));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {120, 360, 480, 960, 2880, 5760})
  void makesUpAsMuchAsIsMissing(int missing) {
    byte[] good = packet();
    float[] out = new float[Decoder.MAX_SAMPLES];
    try (Decoder decoder = codec.openDecoder()) {
      decoder.decode(good, 0, good.length, out);
      Arrays.fill(out, Float.NaN);
      assertEquals(missing, decoder.conceal(missing, out));
      assertHarmless(missing, out);
      Arrays.fill(out, Float.NaN);
      assertEquals(missing, decoder.recover(good, 0, good.length, missing, out));
      assertHarmless(missing, out);
    }
  }

  @Test
  void makesUpSomethingBeforeTheFirstPacket() {
    float[] out = new float[Decoder.MAX_SAMPLES];
    try (Decoder decoder = codec.openDecoder()) {
      assertEquals(FRAME, decoder.conceal(FRAME, out));
      for (int i = 0; i < FRAME; i++) {
        assertEquals(0, out[i], 1e-3, "nothing was heard yet");
      }
    }
  }
}
