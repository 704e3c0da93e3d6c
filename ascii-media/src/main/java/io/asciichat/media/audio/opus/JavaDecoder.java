package io.asciichat.media.audio.opus;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSource;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Decodes with Concentus, which gives 16-bit samples and leaves garbage for each frame. */
final class JavaDecoder implements AudioCodec.Decoder {
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
