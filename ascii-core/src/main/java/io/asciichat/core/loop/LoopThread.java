package io.asciichat.core.loop;

import io.asciichat.core.lock.WakeSignal;
import io.asciichat.core.port.Clock;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One loop and its thread. */
final class LoopThread implements LoopHandle {
  private enum State {
    RUNNING,
    /** A stop is about to interrupt the thread. */
    STOPPING,
    /** Stopped, and no interrupt is on its way any more. */
    STOPPED,
    /** Came to its own end; no interrupt will follow. */
    FINISHED
  }

  private final Loop loop;
  private final Clock clock;
  private final WakeSignal signal;
  private final Thread thread;
  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);

  LoopThread(String name, Loop loop, Clock clock, ThreadFactory threads) {
    this.loop = loop;
    this.clock = clock;
    this.signal = new WakeSignal(clock::nanos);
    this.thread = threads.newThread(this::live);
    this.thread.setName(name);
  }

  void start() {
    thread.start();
  }

  @Override
  public void wake() {
    signal.signal();
  }

  @Override
  public void stop() {
    if (Thread.currentThread() == thread) {
      // The step that calls this is not blocked, and may still have something to send.
      state.compareAndSet(State.RUNNING, State.STOPPED);
    } else if (state.compareAndSet(State.RUNNING, State.STOPPING)) {
      thread.interrupt();
      state.set(State.STOPPED);
    }
  }

  @Override
  public boolean join(long timeoutNanos) {
    if (Thread.currentThread() == thread) {
      return true;
    }
    try {
      return thread.join(Duration.ofNanos(timeoutNanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !thread.isAlive();
    }
  }

  @Override
  public String trace() {
    StringBuilder text = new StringBuilder("loop '").append(thread.getName());
    text.append("' has not ended, its thread is ").append(thread.getState());
    for (StackTraceElement frame : thread.getStackTrace()) {
      text.append("\n\tat ").append(frame);
    }
    return text.toString();
  }

  private void live() {
    Throwable failure = runSteps();
    boolean stopped = awaitInterrupt();
    loop.ended(stopped && isInterrupt(failure) ? null : failure);
  }

  /** Everything thrown goes to the owner, even what is usually not caught. */
  private @Nullable Throwable runSteps() {
    try {
      while (state.get() == State.RUNNING) {
        long next = loop.step(clock.nanos());
        if (next == Loop.DONE) {
          break;
        }
        if (state.get() == State.RUNNING) {
          signal.await(next);
        }
      }
      return null;
    } catch (Throwable failure) {
      return failure;
    }
  }

  /** Makes sure that no interrupt can hit what follows; tells whether the loop was stopped. */
  private boolean awaitInterrupt() {
    if (state.compareAndSet(State.RUNNING, State.FINISHED)) {
      return false;
    }
    while (state.get() == State.STOPPING) {
      Thread.onSpinWait();
    }
    Thread.interrupted();
    return true;
  }

  private static boolean isInterrupt(@Nullable Throwable failure) {
    return failure instanceof InterruptedException
        || failure instanceof InterruptedIOException
        || failure instanceof ClosedByInterruptException;
  }
}
