package io.asciichat.media.audio.opus;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSource;
import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;

/** Encodes with Concentus, which takes 16-bit samples and leaves garbage for each frame. */
final class JavaEncoder implements AudioCodec.Encoder {
  private final OpusEncoder encoder;
  private final short[] pcm = new short[Packets.LONGEST_FRAME];

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
