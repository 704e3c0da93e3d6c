package io.asciichat.core.audio.wire;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.Encoder;
import io.asciichat.core.port.AudioSource;
import org.jspecify.annotations.Nullable;

/** Makes AUDIO_OPUS_BATCH packets of one frame. Belongs to one loop at a time. */
public final class SoundEncoder implements AutoCloseable {
  private static final int SAMPLES_PER_MILLI = AudioSource.SAMPLE_RATE / 1000;

  private final AudioCodec codec;
  private final AudioCodec.EncoderSettings settings;
  private final boolean discontinuous;
  private final BufferPool pool;
  private final PauseDetector pauses = new PauseDetector();
  private @Nullable Encoder encoder;

  /**
   * @param settings for the codec
   * @param discontinuous whether pauses are told from sound, so that they need not be sent (DTX)
   * @param pool of the payloads
   */
  public SoundEncoder(
      AudioCodec codec,
      AudioCodec.EncoderSettings settings,
      boolean discontinuous,
      BufferPool pool) {
    this.codec = codec;
    this.settings = settings;
    this.discontinuous = discontinuous;
    this.pool = pool;
  }

  /**
   * Encodes a frame. The codec's encoder is opened with the first one, which may take a while.
   *
   * @param samples holds it from {@code offset} on
   * @param frameMillis milliseconds in it: 5, 10 or 20
   * @return the payload, whose reference the caller owns
   */
  public PooledBuffer encode(float[] samples, int offset, int frameMillis) {
    Encoder used = encoder;
    if (used == null) {
      used = codec.openEncoder(settings);
      encoder = used;
    }
    int header = OpusBatch.SINGLE_HEADER_SIZE;
    PooledBuffer payload = pool.take(header + Encoder.MAX_BYTES);
    int count = frameMillis * SAMPLES_PER_MILLI;
    try {
      boolean pause = discontinuous && pauses.isPause(samples, offset, count);
      int size =
          pause
              ? used.pause(count, payload.array(), header)
              : used.encode(samples, offset, count, payload.array(), header);
      OpusBatch.writeSingleHeader(payload.array(), 0, frameMillis, size);
      return payload.length(header + size);
    } catch (RuntimeException | Error e) {
      payload.release();
      throw e;
    }
  }

  /** Returns whether a payload holds no sound: of a pause the first one alone needs to be sent. */
  public boolean isPause(PooledBuffer payload) {
    return discontinuous
        && payload.length() <= OpusBatch.SINGLE_HEADER_SIZE + Encoder.MAX_PAUSE_BYTES;
  }

  /**
   * Encodes a frame that was heard already but came from another encoder, so that the next packet
   * continues it: an encoder that begins in the midst of a sound clicks.
   */
  public void prime(float[] samples, int offset, int frameMillis) {
    encode(samples, offset, frameMillis).release();
    pauses.follow(samples, offset, frameMillis * SAMPLES_PER_MILLI);
  }

  @Override
  public void close() {
    Encoder used = encoder;
    encoder = null;
    if (used != null) {
      used.close();
    }
  }
}
