package io.asciichat.core.client;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows the newest frame, one at a time. While the terminal is busy, newer frames replace each
 * other.
 */
final class DisplayLoop implements Loop {
  private final Display display;
  private final LatestText frames;
  private final Consumer<@Nullable Throwable> whenEnded;
  private volatile boolean clearFirst;

  DisplayLoop(Display display, LatestText frames, Consumer<@Nullable Throwable> whenEnded) {
    this.display = display;
    this.frames = frames;
    this.whenEnded = whenEnded;
  }

  /** Draws the next frame on an empty screen. */
  void clearFirst() {
    clearFirst = true;
  }

  @Override
  public long step(long now) throws IOException {
    AsciiFrame frame = frames.take();
    if (frame == null) {
      return WHEN_WOKEN;
    }
    try {
      if (clearFirst) {
        clearFirst = false;
        display.clear();
      }
      display.show(frame);
    } finally {
      frame.release();
    }
    return now;
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    frames.close();
    whenEnded.accept(failure);
  }
}
