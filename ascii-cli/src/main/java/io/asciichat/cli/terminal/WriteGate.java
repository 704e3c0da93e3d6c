package io.asciichat.cli.terminal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets one thread at a time write to the terminal. The frame writer is nearly always alone; a
 * resize or a key waits for the frame in hand, so waiting is a short sleep and not a queue.
 */
final class WriteGate {
  private static final long PAUSE_NANOS = 200_000;

  private final AtomicBoolean taken = new AtomicBoolean();

  /** Waits for its turn without limit. */
  void enter() {
    tryEnter(Long.MAX_VALUE);
  }

  /**
   * Waits for its turn.
   *
   * @return whether it got it
   */
  boolean tryEnter(long timeoutNanos) {
    long start = System.nanoTime();
    while (!taken.compareAndSet(false, true)) {
      if (System.nanoTime() - start >= timeoutNanos) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return true;
  }

  void leave() {
    taken.set(false);
  }
}
