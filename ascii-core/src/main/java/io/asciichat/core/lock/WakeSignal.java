package io.asciichat.core.lock;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Signal that a thread waits for until a time has come. A signal is kept until the next wait takes
 * it, so none is ever lost, and several become one. The wait sleeps and does not spin.
 */
public final class WakeSignal {
  private final LongSupplier nanos;
  private final AtomicBoolean signalled = new AtomicBoolean();
  private final AtomicReference<@Nullable Thread> waiter = new AtomicReference<>();

  /**
   * @param nanos the clock that deadlines are on; it runs at the pace of real time
   */
  public WakeSignal(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Ends the current or the next wait. Never blocks; any thread may call it. */
  public void signal() {
    if (!signalled.getAndSet(true)) {
      Thread waiting = waiter.get();
      if (waiting != null) {
        LockSupport.unpark(waiting);
      }
    }
  }

  /**
   * Waits for a signal or the deadline, and takes the signal. One thread at a time.
   *
   * @param deadlineNanos on the clock; {@link Long#MAX_VALUE} waits for a signal alone
   * @return whether there was a signal
   * @throws InterruptedException when the thread is interrupted, before or during the wait
   * @throws IllegalStateException when another thread is waiting
   */
  public boolean await(long deadlineNanos) throws InterruptedException {
    if (!waiter.compareAndSet(null, Thread.currentThread())) {
      throw new IllegalStateException("another thread waits on this signal");
    }
    try {
      while (true) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (signalled.getAndSet(false)) {
          return true;
        }
        long now = nanos.getAsLong();
        if (deadlineNanos <= now) {
          return false;
        }
        LockSupport.parkNanos(this, deadlineNanos - now);
      }
    } finally {
      waiter.set(null);
    }
  }
}
