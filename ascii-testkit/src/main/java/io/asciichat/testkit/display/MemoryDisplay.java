package io.asciichat.testkit.display;

import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A display that remembers the newest frame and counts the others. It never blocks. Thread-safe.
 */
public final class MemoryDisplay implements Display {
  private final AtomicReference<ViewerProfile> profile;
  private final AtomicReference<@Nullable Runnable> listener = new AtomicReference<>();
  private final AtomicReference<@Nullable AsciiFrame> newest = new AtomicReference<>();
  private final AtomicReference<@Nullable String> status = new AtomicReference<>();
  private final AtomicLong shown = new AtomicLong();
  private final AtomicLong cleared = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param profile what it pretends to show
   */
  public MemoryDisplay(ViewerProfile profile) {
    this.profile = new AtomicReference<>(profile);
  }

  @Override
  public ViewerProfile profile() {
    return Objects.requireNonNull(profile.get());
  }

  @Override
  public void onProfileChange(Runnable newListener) {
    listener.set(newListener);
  }

  /** Changes the profile, as when a terminal is resized, and tells the listener. */
  public void changeProfile(ViewerProfile newProfile) {
    profile.set(newProfile);
    Runnable current = listener.get();
    if (current != null) {
      current.run();
    }
  }

  @Override
  public void show(AsciiFrame frame) {
    if (closed.get()) {
      return;
    }
    forget(newest.getAndSet(frame.retain()));
    shown.incrementAndGet();
    if (closed.get()) {
      // Closed meanwhile by another thread.
      forget(newest.getAndSet(null));
    }
  }

  @Override
  public void clear() {
    if (!closed.get()) {
      forget(newest.getAndSet(null));
      cleared.incrementAndGet();
    }
  }

  @Override
  public void status(@Nullable String line) {
    status.set(line);
  }

  /** The number of frames shown. */
  public long shownCount() {
    return shown.get();
  }

  /** The number of times it was cleared. */
  public long clearedCount() {
    return cleared.get();
  }

  /** The status line, or null. */
  public @Nullable String status() {
    return status.get();
  }

  /** Returns whether it was closed. */
  public boolean isClosed() {
    return closed.get();
  }

  /** The newest frame's text, or empty when there is none. Not during a concurrent show. */
  public String text() {
    AsciiFrame frame = newest.get();
    return frame == null
        ? ""
        : new String(
            frame.buffer().array(), frame.offset(), frame.length(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      forget(newest.getAndSet(null));
    }
  }

  private static void forget(@Nullable AsciiFrame frame) {
    if (frame != null) {
      frame.release();
    }
  }
}
