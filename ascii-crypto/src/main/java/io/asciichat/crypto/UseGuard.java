package io.asciichat.crypto;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets keys be wiped from any thread without a lock and without pulling them from under the one
 * thread that may be using them: closing during a use leaves the wiping to the end of that use. A
 * packet can so never be sealed with a key that is half wiped.
 */
final class UseGuard {
  private static final int FREE = 0;
  private static final int IN_USE = 1;
  private static final int CLOSING = 2;
  private static final int CLOSED = 3;

  private final AtomicInteger state = new AtomicInteger(FREE);
  private final Runnable wipe;

  /**
   * @param wipe runs exactly once
   */
  UseGuard(Runnable wipe) {
    this.wipe = wipe;
  }

  /**
   * Begins a use; {@link #exit} must follow.
   *
   * @throws IOException when closed
   * @throws IllegalStateException when another thread is inside
   */
  void enter() throws IOException {
    if (!state.compareAndSet(FREE, IN_USE)) {
      if (state.get() == IN_USE) {
        throw new IllegalStateException("one direction of a cipher is used by two threads at once");
      }
      throw new IOException("the cipher is closed");
    }
  }

  /** Ends a use. */
  void exit() {
    if (!state.compareAndSet(IN_USE, FREE)) {
      state.set(CLOSED);
      wipe.run();
    }
  }

  /** Closes, now or at the end of the running use. */
  void close() {
    while (true) {
      int now = state.get();
      if (now >= CLOSING) {
        return;
      }
      if (state.compareAndSet(now, now == FREE ? CLOSED : CLOSING)) {
        if (now == FREE) {
          wipe.run();
        }
        return;
      }
    }
  }

  /** Returns whether it is closed or about to be. */
  boolean closed() {
    return state.get() >= CLOSING;
  }
}
