package io.asciichat.core.server.sound;

import io.asciichat.core.audio.PauseDetector;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.port.AudioCodec;
import org.jspecify.annotations.Nullable;

/** Makes AUDIO_OPUS_BATCH packets of one frame. Belongs to one loop at a time. */
final class SoundEncoder implements AutoCloseable {
  private final AudioCodec codec;
  private final SoundFormat format;
  private final BufferPool pool;
  private final PauseDetector pauses = new PauseDetector();
  private AudioCodec.@Nullable Encoder encoder;

  SoundEncoder(AudioCodec codec, SoundFormat format, BufferPool pool) {
    this.codec = codec;
    this.format = format;
    this.pool = pool;
  }

  /**
   * Encodes a frame.
   *
   * @param samples holds it from {@code offset} on
   * @return the payload, whose reference the caller owns
   */
  PooledBuffer encode(float[] samples, int offset) {
    AudioCodec.Encoder used = encoder;
    if (used == null) {
      used = codec.openEncoder(format.encoding());
      encoder = used;
    }
    int header = OpusBatch.SINGLE_HEADER_SIZE;
    PooledBuffer payload = pool.take(header + AudioCodec.Encoder.MOST_BYTES);
    int count = format.frameSamples();
    try {
      boolean pause = format.discontinuous() && pauses.isPause(samples, offset, count);
      int size =
          pause
              ? used.pause(count, payload.array(), header)
              : used.encode(samples, offset, count, payload.array(), header);
      OpusBatch.writeSingleHeader(payload.array(), 0, format.frameMillis(), size);
      return payload.length(header + size);
    } catch (RuntimeException | Error e) {
      payload.release();
      throw e;
    }
  }

  /** Whether a payload need not be sent: DTX. */
  boolean isPause(PooledBuffer payload) {
    return format.discontinuous()
        && payload.length() <= OpusBatch.SINGLE_HEADER_SIZE + AudioCodec.Encoder.MOST_PAUSE_BYTES;
  }

  /**
   * Encodes a frame that was heard already but came from another encoder, so that the next packet
   * continues it: an encoder that begins in the midst of a sound clicks.
   */
  void prime(float[] samples, int offset) {
    encode(samples, offset).release();
    pauses.follow(samples, offset, format.frameSamples());
  }

  @Override
  public void close() {
    AudioCodec.Encoder used = encoder;
    encoder = null;
    if (used != null) {
      used.close();
    }
  }
}
