package io.asciichat.core.loop;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The place of a loop that may not have been started yet, or never is: waking, stopping and joining
 * it are harmless then. Thread-safe.
 */
public final class LoopSlot {
  private final AtomicReference<@Nullable LoopHandle> loop = new AtomicReference<>();

  /** An empty place. */
  public LoopSlot() {}

  /** Takes a loop that was started in the place of the one before. */
  public void set(LoopHandle started) {
    loop.set(started);
  }

  /** See {@link LoopHandle#wake()}. */
  public void wake() {
    LoopHandle held = loop.get();
    if (held != null) {
      held.wake();
    }
  }

  /** See {@link LoopHandle#stop()}. A loop that is set later is not stopped. */
  public void stop() {
    LoopHandle held = loop.get();
    if (held != null) {
      held.stop();
    }
  }

  /** See {@link LoopHandle#join(long, Consumer)}; true without a loop. */
  public boolean join(long timeoutNanos, Consumer<String> whenStuck) {
    LoopHandle held = loop.get();
    return held == null || held.join(timeoutNanos, whenStuck);
  }

  /** Forgets the loop. */
  public void clear() {
    loop.set(null);
  }
}
