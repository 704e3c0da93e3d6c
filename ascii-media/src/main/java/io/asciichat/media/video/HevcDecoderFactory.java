package io.asciichat.media.video;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.port.VideoDecoder;

/**
 * Makes H.265 decoders with FFmpeg. Thread-safe; each decoder belongs to one sender's receive loop.
 */
public final class HevcDecoderFactory implements VideoDecoder.Factory {
  private final BufferPool pool;
  private volatile boolean ready;

  /**
   * Loads nothing yet.
   *
   * @param pool where the pictures' memory comes from
   */
  public HevcDecoderFactory(BufferPool pool) {
    this.pool = pool;
  }

  /**
   * Loads FFmpeg and opens a decoder for nothing.
   *
   * @throws AsciiChatException as {@link #open}
   */
  @Override
  public void prepare() {
    open().close();
    ready = true;
  }

  @Override
  public boolean isReady() {
    return ready;
  }

  /**
   * {@inheritDoc}
   *
   * @throws AsciiChatException with code NOT_SUPPORTED when FFmpeg is not {@linkplain
   *     Ffmpeg#available() there}
   */
  @Override
  public VideoDecoder open() {
    Ffmpeg.load("H.265 video");
    return new HevcDecoder(pool);
  }
}
