package io.asciichat.core.video;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A place that always holds a source's newest picture. The writer never waits and readers always
 * get the newest; pictures that nobody looked at are simply replaced, and their buffers go back to
 * the pool.
 *
 * <p>Any number of threads may publish and acquire; nothing here locks or allocates.
 */
public final class LatestFrame {
  private final AtomicReference<@Nullable RgbFrame> newest = new AtomicReference<>();

  /** An empty place. */
  public LatestFrame() {}

  /**
   * Replaces the picture.
   *
   * @param frame the caller's reference passes to this object
   */
  public void publish(RgbFrame frame) {
    release(newest.getAndSet(frame));
  }

  /** The newest picture with a reference for the caller, or null when there is none. */
  public @Nullable RgbFrame acquire() {
    while (true) {
      RgbFrame frame = newest.get();
      if (frame == null) {
        return null;
      }
      if (frame.tryRetain()) {
        // Between the read and the retain the buffer may have been given back and taken for
        // something else.
        if (newest.get() == frame) {
          return frame;
        }
        frame.release();
      }
    }
  }

  /** Whether there is no picture. */
  public boolean isEmpty() {
    return newest.get() == null;
  }

  /** Drops the picture. */
  public void clear() {
    release(newest.getAndSet(null));
  }

  private static void release(@Nullable RgbFrame frame) {
    if (frame != null) {
      frame.release();
    }
  }
}
