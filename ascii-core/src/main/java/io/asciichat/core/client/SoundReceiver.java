package io.asciichat.core.client;

import io.asciichat.core.audio.playback.JitterBuffer;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.port.AudioSource;

/** Hands a server's sound to the jitter buffer. Belongs to one receive loop. */
final class SoundReceiver {
  /** No Opus packet lasts longer. */
  private static final int MOST_MILLIS = 120;

  private static final int MILLI = AudioSource.SAMPLE_RATE / 1000;
  private static final int CHUNK = 480;

  /** A second of stereo: what a packet of raw sound may hold of all channels together. */
  private static final int MAX_RAW_SAMPLES = 2 * AudioSource.SAMPLE_RATE;

  private final JitterBuffer buffer;
  private final float[] chunk = new float[CHUNK];

  SoundReceiver(JitterBuffer buffer) {
    this.buffer = buffer;
    buffer.newStream();
  }

  /** Opus says the same at any rate, so only the duration counts. */
  void opus(long now, OpusBatch batch) throws MalformedPacketException {
    if (batch.frameMillis() > MOST_MILLIS) {
      throw new MalformedPacketException(
          "an Opus frame lasts at most 120 ms, not " + batch.frameMillis());
    }
    for (int i = 0; i < batch.frames().size(); i++) {
      ByteSlice packet = batch.opusPacket(i);
      buffer.opus(
          now, packet.array(), packet.offset(), packet.length(), batch.frameMillis() * MILLI);
    }
  }

  /**
   * Sound that was not compressed: channels are averaged, other rates are brought to 48,000 by
   * linear interpolation. Nobody is known to send such packets.
   */
  void raw(long now, AudioBatch batch) throws MalformedPacketException {
    batch.requireAtMost(MAX_RAW_SAMPLES);
    int frames = batch.sampleCount() / batch.channels();
    double step = (double) batch.sampleRate() / AudioSource.SAMPLE_RATE;
    long count = Math.round(frames / step);
    int filled = 0;
    for (long i = 0; i < count; i++) {
      double at = i * step;
      int whole = Math.min((int) at, frames - 1);
      float here = mono(batch, whole);
      float next = mono(batch, Math.min(whole + 1, frames - 1));
      chunk[filled++] = here + (float) (at - whole) * (next - here);
      if (filled == CHUNK) {
        buffer.raw(now, chunk, 0, filled);
        filled = 0;
      }
    }
    buffer.raw(now, chunk, 0, filled);
  }

  private static float mono(AudioBatch batch, int frame) {
    float sum = 0;
    for (int i = 0; i < batch.channels(); i++) {
      sum += batch.sample(frame * batch.channels() + i);
    }
    return sum / batch.channels();
  }

  /** A packet broke its type's rules. */
  void bad() {
    buffer.bad();
  }
}
