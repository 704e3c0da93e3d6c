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
  private volatile boolean closed;

  /** Replaces the frame; the caller's reference passes to this object. */
  void publish(AsciiFrame frame) {
    release(newest.getAndSet(frame));
    if (closed) {
      forget();
    }
  }

  /** Takes the frame out, with its reference; null when there is no new one. */
  @Nullable AsciiFrame take() {
    return newest.getAndSet(null);
  }

  /** Gives the frame back, and every later one at once: nobody will show them. */
  void close() {
    closed = true;
    forget();
  }

  private void forget() {
    release(newest.getAndSet(null));
  }

  private static void release(@Nullable AsciiFrame frame) {
    if (frame != null) {
      frame.release();
    }
  }
}
