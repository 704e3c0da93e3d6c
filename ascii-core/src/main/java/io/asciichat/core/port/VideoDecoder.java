package io.asciichat.core.port;

import io.asciichat.core.video.RgbFrame;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one sender's compressed video stream. Called by that sender's receive loop only. Its
 * input comes from the network: whatever it is given, it returns.
 */
public interface VideoDecoder extends AutoCloseable {
  /** Makes a decoder for each sender. */
  @FunctionalInterface
  interface Factory {
    /** A decoder for a new H.265 stream. */
    VideoDecoder open();

    /**
     * Does now what would slow the first {@link #open} down, such as loading a library. A server
     * calls it on a loop of its own; who has called it earlier has a server that decodes at once.
     * What it throws means that there will be no decoders.
     */
    default void prepare() {}

    /** Whether {@link #open} would return soon. It is not called before. */
    default boolean isReady() {
      return true;
    }
  }

  /**
   * Feeds one piece of an H.265 Annex B stream.
   *
   * @return the newest picture that is complete, whose reference the caller owns, or null when
   *     there is none yet or the data could not be decoded
   */
  @Nullable RgbFrame decode(byte[] data, int offset, int length);

  /** Frees the decoder. */
  @Override
  void close();
}
