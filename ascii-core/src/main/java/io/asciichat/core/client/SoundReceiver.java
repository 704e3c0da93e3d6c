package io.asciichat.core.client;

import io.asciichat.core.audio.playback.JitterBuffer;
import io.asciichat.core.audio.wire.RawSound;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.port.AudioSource;

/** Hands a server's sound to the jitter buffer. Belongs to one receive loop. */
final class SoundReceiver {
  /** No Opus packet lasts longer. */
  private static final int MAX_MILLIS = 120;

  private static final int MILLI = AudioSource.SAMPLE_RATE / 1000;
  private static final int CHUNK = 480;

  /** A second of stereo: what a packet of raw sound may hold of all channels together. */
  private static final int MAX_RAW_SAMPLES = 2 * AudioSource.SAMPLE_RATE;

  private final JitterBuffer buffer;
  private final RawSound raw = new RawSound();
  private final float[] chunk = new float[CHUNK];

  SoundReceiver(JitterBuffer buffer) {
    this.buffer = buffer;
    buffer.newStream();
  }

  /** Opus says the same at any rate, so only the duration counts. */
  void opus(long now, OpusBatch batch) throws MalformedPacketException {
    if (batch.frameMillis() > MAX_MILLIS) {
      throw new MalformedPacketException(
          "an Opus frame lasts at most 120 ms, not " + batch.frameMillis());
    }
    for (int i = 0; i < batch.frames().size(); i++) {
      ByteSlice packet = batch.opusPacket(i);
      buffer.opus(
          now, packet.array(), packet.offset(), packet.length(), batch.frameMillis() * MILLI);
    }
  }

  /** Sound that was not compressed; no server is known to send it. */
  void raw(long now, AudioBatch batch) throws MalformedPacketException {
    batch.requireAtMost(MAX_RAW_SAMPLES);
    raw.begin(batch);
    for (int count = raw.next(chunk); count > 0; count = raw.next(chunk)) {
      buffer.raw(now, chunk, 0, count);
    }
  }

  /** A packet broke its type's rules. */
  void bad() {
    buffer.bad();
  }
}
