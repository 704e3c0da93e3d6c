package io.asciichat.core.client;

import io.asciichat.core.render.AsciiFrame;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The newest frame that has not been shown yet; older ones are dropped, so a slow terminal never
 * lags.
 */
final class LatestText {
  private final AtomicReference<@Nullable AsciiFrame> newest = new AtomicReference<>();

  /** Replaces the frame; the caller's reference passes to this object. */
  void publish(AsciiFrame frame) {
    release(newest.getAndSet(frame));
  }

  /** Takes the frame out, with its reference; null when there is no new one. */
  @Nullable AsciiFrame take() {
    return newest.getAndSet(null);
  }

  void clear() {
    release(newest.getAndSet(null));
  }

  private static void release(@Nullable AsciiFrame frame) {
    if (frame != null) {
      frame.release();
    }
  }
}
