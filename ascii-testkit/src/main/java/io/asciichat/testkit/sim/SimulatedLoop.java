package io.asciichat.testkit.sim;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.testkit.sim.SimulatedScheduler.Turn;
import org.jspecify.annotations.Nullable;

/** A loop in a simulation. */
final class SimulatedLoop extends Turn implements LoopHandle {
  private final SimulatedScheduler scheduler;
  private final String name;
  private final Loop loop;
  private boolean inStep;
  private boolean woken;
  private boolean stopped;
  private boolean ended;

  SimulatedLoop(SimulatedScheduler scheduler, String name, Loop loop, long sequence) {
    super(sequence, scheduler.nanos());
    this.scheduler = scheduler;
    this.name = name;
    this.loop = loop;
  }

  @Override
  String name() {
    return name;
  }

  @Override
  void happen() {
    if (stopped) {
      end(null);
      return;
    }
    long next;
    inStep = true;
    woken = false;
    try {
      next = loop.step(scheduler.nanos());
    } catch (Throwable failure) {
      inStep = false;
      scheduler.failed(name, failure);
      end(failure);
      return;
    }
    inStep = false;
    if (stopped || next == Loop.DONE) {
      end(null);
    } else if (woken) {
      scheduler.queue(this, scheduler.nanos());
    } else if (next != Loop.WHEN_WOKEN) {
      scheduler.queue(this, next);
    }
  }

  @Override
  public void wake() {
    if (inStep) {
      woken = true;
    } else if (!ended) {
      scheduler.queue(this, scheduler.nanos());
    }
  }

  @Override
  public void stop() {
    stopped = true;
    wake();
  }

  /**
   * From outside this lets time pass. Inside another loop's step no time passes, so it ends a loop
   * that was stopped and does not wait for any other.
   */
  @Override
  public boolean join(long timeoutNanos) {
    if (inStep || ended) {
      return true;
    }
    if (!scheduler.inTurn()) {
      long now = scheduler.nanos();
      long limit =
          timeoutNanos > Long.MAX_VALUE - 1 - now ? Long.MAX_VALUE - 1 : now + timeoutNanos;
      return scheduler.runUntil(() -> ended, limit);
    }
    if (stopped) {
      scheduler.unqueue(this);
      end(null);
    }
    return ended;
  }

  @Override
  public String trace() {
    return "loop '" + name + "' has not ended";
  }

  private void end(@Nullable Throwable failure) {
    ended = true;
    try {
      loop.ended(failure);
    } catch (RuntimeException | Error thrown) {
      scheduler.failed(name, thrown);
    }
  }
}
