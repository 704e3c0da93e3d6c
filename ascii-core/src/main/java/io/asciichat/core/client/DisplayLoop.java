package io.asciichat.core.client;

import io.asciichat.core.buffer.Newest;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows the newest frame, one at a time. While the terminal is busy, newer frames replace each
 * other. A server can send frames, and ask for empty screens, as fast as the network carries them;
 * neither reaches the terminal faster than an eye can follow.
 */
final class DisplayLoop implements Loop {
  /** Between two frames: above 240 a second, and servers draw 144 at most. */
  private static final long MIN_FRAME_PAUSE_NANOS = 4_000_000L;

  /** Between two empty screens: servers ask for one when a client joins, leaves or turns a page. */
  private static final long MIN_CLEAR_PAUSE_NANOS = 250_000_000L;

  private final Display display;
  private final Newest<AsciiFrame> frames;
  private final Consumer<@Nullable Throwable> whenEnded;
  private volatile boolean clearFirst;
  private long nextFrame = Long.MIN_VALUE;
  private long nextClear = Long.MIN_VALUE;

  DisplayLoop(Display display, Newest<AsciiFrame> frames, Consumer<@Nullable Throwable> whenEnded) {
    this.display = display;
    this.frames = frames;
    this.whenEnded = whenEnded;
  }

  /** Draws the next frame, or one soon after it, on an empty screen. */
  void clearFirst() {
    clearFirst = true;
  }

  @Override
  public long step(long now) throws IOException {
    if (now < nextFrame) {
      return nextFrame;
    }
    AsciiFrame frame = frames.take();
    if (frame == null) {
      return WHEN_WOKEN;
    }
    try {
      if (clearFirst && now >= nextClear) {
        clearFirst = false;
        nextClear = now + MIN_CLEAR_PAUSE_NANOS;
        display.clear();
      }
      display.show(frame);
    } finally {
      frame.release();
    }
    nextFrame = now + MIN_FRAME_PAUSE_NANOS;
    // The next frame's arrival wakes this loop.
    return WHEN_WOKEN;
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    frames.close();
    whenEnded.accept(failure);
  }
}
