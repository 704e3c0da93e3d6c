package io.asciichat.testkit.transport;

import io.asciichat.testkit.sim.Timers;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Time as a link sees it: real time, in which threads wait, or simulated time, in which none may.
 */
final class Timeline {
  private final @Nullable Timers timers;

  /**
   * @param timers of the simulation, or null for real time
   */
  Timeline(@Nullable Timers timers) {
    this.timers = timers;
  }

  long nanos() {
    return timers != null ? timers.nanos() : System.nanoTime();
  }

  boolean simulated() {
    return timers != null;
  }

  /** In simulation, has a listener told at that time; waiting threads notice by themselves. */
  void tellAt(long nanos, Runnable listener) {
    if (timers != null) {
      timers.at(nanos, listener);
    }
  }

  /** Something that one thread waits for and others bring about. */
  static final class Signal {
    private final Semaphore raised = new Semaphore(0);

    /** Ends the wait, or the next one. */
    void raise() {
      raised.release();
    }

    /** Waits for at most that long; may return early. */
    void await(long nanos) throws InterruptedIOException {
      try {
        if (raised.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
          raised.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for the link");
      }
    }
  }
}
