package io.asciichat.cli.terminal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one thread at a time write to the terminal. The frame writer is nearly always alone; a
 * resize or a key waits for the frame in hand. Not a lock in the sense of the core's ranks: it is
 * held during output and nothing else is taken meanwhile.
 */
final class WriteGate {
  private final Semaphore free = new Semaphore(1);

  /** Waits for its turn without limit. */
  void enter() {
    free.acquireUninterruptibly();
  }

  /**
   * Waits for its turn.
   *
   * @return whether it got it; false also when the thread is interrupted
   */
  boolean tryEnter(long timeoutNanos) {
    try {
      return free.tryAcquire(timeoutNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void leave() {
    free.release();
  }
}
