package io.asciichat.media.audio.opus;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSource;
import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Opus by Concentus, a translation of libopus 1.1 to Java. Thread-safe. */
final class JavaOpus implements AudioCodec {
  static final String NAME = "Concentus (Java)";

  @Override
  public Encoder openEncoder(EncoderSettings settings) {
    return new JavaEncoder(settings);
  }

  @Override
  public Decoder openDecoder() {
    return new JavaDecoder();
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Encodes with Concentus, which takes 16-bit samples and leaves garbage for each frame. */
  static final class JavaEncoder implements AudioCodec.Encoder {
    private final OpusEncoder encoder;
    private final short[] pcm = new short[Packets.MAX_FRAME_SAMPLES];

    JavaEncoder(AudioCodec.EncoderSettings settings) {
      OpusApplication application =
          settings.use() == AudioCodec.Use.VOICE
              ? OpusApplication.OPUS_APPLICATION_VOIP
              : OpusApplication.OPUS_APPLICATION_RESTRICTED_LOWDELAY;
      try {
        encoder = new OpusEncoder(AudioSource.SAMPLE_RATE, 1, application);
      } catch (OpusException e) {
        throw new IllegalStateException("48 kHz mono is always possible", e);
      }
      encoder.setBitrate(settings.bitRate());
      encoder.setComplexity(Packets.COMPLEXITY);
      encoder.setUseDTX(settings.discontinuous());
      encoder.setUseInbandFEC(settings.errorCorrection());
      encoder.setPacketLossPercent(settings.errorCorrection() ? Packets.EXPECTED_LOSS : 0);
    }

    @Override
    public int encode(float[] samples, int offset, int count, byte[] out, int at) {
      for (int i = 0; i < count; i++) {
        pcm[i] = (short) Math.clamp(Math.round(samples[offset + i] * 32768f), -32768, 32767);
      }
      try {
        return encoder.encode(pcm, 0, count, out, at, MAX_BYTES);
      } catch (OpusException e) {
        throw new IllegalArgumentException(count + " samples cannot be encoded", e);
      }
    }

    @Override
    public int pause(int count, byte[] out, int at) {
      return Packets.pause(count, out, at);
    }

    @Override
    public void close() {
      // Memory only.
    }
  }

  /** Decodes with Concentus, which gives 16-bit samples and leaves garbage for each frame. */
  static final class JavaDecoder implements AudioCodec.Decoder {
    private final OpusDecoder decoder;
    private final short[] pcm = new short[MAX_SAMPLES];

    JavaDecoder() {
      try {
        decoder = new OpusDecoder(AudioSource.SAMPLE_RATE, 1);
      } catch (OpusException e) {
        throw new IllegalStateException("48 kHz mono is always possible", e);
      }
    }

    @Override
    public int decode(byte[] packet, int offset, int length, float[] out) {
      return Packets.plausible(packet, offset, length)
          ? run(packet, offset, length, MAX_SAMPLES, false, out)
          : -1;
    }

    @Override
    public int conceal(int count, float[] out) {
      int made = run(null, 0, 0, count, false, out);
      if (made == count) {
        return count;
      }
      // Nothing to go on with: silence.
      Arrays.fill(out, 0, count, 0);
      return count;
    }

    @Override
    public int recover(byte[] packet, int offset, int length, int count, float[] out) {
      return Packets.plausible(packet, offset, length)
          ? run(packet, offset, length, count, true, out)
          : -1;
    }

    private int run(
        byte @Nullable [] packet, int offset, int length, int most, boolean previous, float[] out) {
      int decoded;
      try {
        decoded = decoder.decode(packet, offset, length, pcm, 0, most, previous);
      } catch (OpusException | RuntimeException | AssertionError e) {
        // Whatever a stranger's bytes led into, its state is not to be trusted any more.
        decoder.resetState();
        return -1;
      }
      for (int i = 0; i < decoded; i++) {
        out[i] = pcm[i] * (1 / 32768f);
      }
      return decoded;
    }

    @Override
    public void close() {
      // Memory only.
    }
  }
}
