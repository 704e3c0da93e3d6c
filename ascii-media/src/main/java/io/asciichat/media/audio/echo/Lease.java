package io.asciichat.media.audio.echo;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets several threads use a native object without locks and frees it exactly once, when it was
 * closed and no thread is using it any more: a native object that is freed in use takes the whole
 * JVM down. Thread-safe.
 */
final class Lease {
  private static final int CLOSED = 1 << 30;

  private final Runnable free;
  private final AtomicInteger users = new AtomicInteger();
  private final AtomicBoolean freed = new AtomicBoolean();

  Lease(Runnable free) {
    this.free = free;
  }

  /** Marks the beginning of a use. When the answer is true, {@link #leave} must follow. */
  boolean enter() {
    if (users.incrementAndGet() < CLOSED) {
      return true;
    }
    leave();
    return false;
  }

  /** Ends using it. */
  void leave() {
    freeIfLast(users.decrementAndGet());
  }

  /** Lets no thread in any more. May be called repeatedly. */
  void close() {
    freeIfLast(users.updateAndGet(count -> count | CLOSED));
  }

  private void freeIfLast(int left) {
    if (left == CLOSED && freed.compareAndSet(false, true)) {
      free.run();
    }
  }
}
