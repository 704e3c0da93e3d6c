package io.asciichat.core.buffer;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Place for the newest of what comes faster than it is used, such as pictures for a viewer that is
 * slow: what has not been looked at is replaced, so that nothing lags, and its memory goes back to
 * its pool. A reader either {@linkplain #take takes} what is there, or {@linkplain #acquire shares}
 * it with others and leaves it there.
 *
 * <p>Any number of threads may publish and read; nothing here locks or allocates.
 *
 * @param <T> what is kept
 */
public final class Newest<T extends ReferenceCounted> {
  private final AtomicReference<@Nullable T> newest = new AtomicReference<>();
  private volatile boolean closed;

  /** Whether somebody has acquired what is there. */
  private volatile boolean seen;

  /** An empty place. */
  public Newest() {}

  /**
   * Replaces what is there.
   *
   * @param next the caller's reference passes to this object
   * @return whether nobody ever {@linkplain #acquire acquired} what was there; right but for a
   *     reader that comes at this very moment
   */
  public boolean publish(T next) {
    boolean wasSeen = seen;
    seen = false;
    T replaced = newest.getAndSet(next);
    release(replaced);
    if (closed) {
      clear();
    }
    return replaced != null && !wasSeen;
  }

  /** Takes out what is there, with its reference; null when there is nothing new. */
  public @Nullable T take() {
    return newest.getAndSet(null);
  }

  /** Returns what is there with a reference for the caller; null when there is nothing. */
  @SuppressWarnings("ReferenceEquality") // the very object, not one with the same content
  public @Nullable T acquire() {
    while (true) {
      T found = newest.get();
      if (found == null) {
        return null;
      }
      if (found.tryRetain()) {
        // Between the read and the retain the buffer may have been given back and taken for
        // something else.
        if (newest.get() == found) {
          if (!seen) {
            seen = true;
          }
          return found;
        }
        found.release();
      }
    }
  }

  /** Returns whether there is nothing. */
  public boolean isEmpty() {
    return newest.get() == null;
  }

  /** Drops what is there. */
  public void clear() {
    release(newest.getAndSet(null));
  }

  /** Drops what is there, and everything that comes later: there is no reader any more. */
  public void close() {
    closed = true;
    clear();
  }

  private void release(@Nullable T replaced) {
    if (replaced != null) {
      replaced.release();
    }
  }
}
