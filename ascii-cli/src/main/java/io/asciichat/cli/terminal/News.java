package io.asciichat.cli.terminal;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows lines for a few seconds each, the newest in place of the one before. A server can cause any
 * number of them; the screen is drawn again for ten a second at most. {@link #tell} is for any
 * thread and never waits.
 */
final class News implements Loop {
  private static final long SHOWN_NANOS = TimeUnit.SECONDS.toNanos(4);
  private static final long MIN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Consumer<@Nullable String> place;
  private final AtomicReference<@Nullable String> newest = new AtomicReference<>();
  private final LoopHandle handle;

  // Touched by the loop alone.
  private boolean shown;
  private long next = Long.MIN_VALUE;
  private long until;

  /**
   * @param place shows a line; null takes it away
   */
  News(LoopRunner runner, Consumer<@Nullable String> place) {
    this.place = place;
    this.handle = runner.start("news", this);
  }

  /** Shows a line soon, unless a newer one comes before. */
  void tell(String line) {
    newest.set(line);
    handle.wake();
  }

  void stop() {
    handle.stop();
  }

  @Override
  public long step(long now) {
    if (now < next) {
      return next;
    }
    String line = newest.getAndSet(null);
    if (line != null) {
      place.accept(line);
      shown = true;
      until = now + SHOWN_NANOS;
      next = now + MIN_PAUSE_NANOS;
      return next;
    }
    if (shown && now >= until) {
      place.accept(null);
      shown = false;
    }
    return shown ? until : WHEN_WOKEN;
  }
}
