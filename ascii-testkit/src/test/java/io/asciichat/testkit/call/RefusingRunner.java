package io.asciichat.testkit.call;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.testkit.sim.SimulatedScheduler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A runner that refuses to start loops of some names, and makes steps of some others fail. */
final class RefusingRunner implements LoopRunner {
  private final SimulatedScheduler world;
  private final Map<String, Supplier<Error>> failing = new HashMap<>();
  private String refused = "none";
  private String stuck = "none";

  RefusingRunner(SimulatedScheduler world) {
    this.world = world;
  }

  /** From now on loops whose names begin so get no thread, as if the process had none left. */
  void refuse(String prefix) {
    refused = prefix;
  }

  /** From now on every step of this loop fails. */
  void fail(String name, Supplier<Error> failure) {
    failing.put(name, failure);
  }

  /** From now on waiting for loops of such names takes as long as may be waited, in vain. */
  void stick(String prefix) {
    stuck = prefix;
  }

  @Override
  public LoopHandle start(String name, Loop loop) {
    if (name.startsWith(refused)) {
      throw new OutOfMemoryError("unable to create native thread");
    }
    LoopHandle started = startFaulty(name, loop);
    return new LoopHandle() {
      @Override
      public void wake() {
        started.wake();
      }

      @Override
      public void stop() {
        started.stop();
      }

      @Override
      public boolean join(long timeoutNanos) {
        if (name.startsWith(stuck)) {
          world.runFor(Duration.ofNanos(timeoutNanos));
          return false;
        }
        return started.join(timeoutNanos);
      }

      @Override
      public String trace() {
        return name;
      }
    };
  }

  private LoopHandle startFaulty(String name, Loop loop) {
    return world.start(
        name,
        new Loop() {
          @Override
          public long step(long now) throws Exception {
            Supplier<Error> failure = failing.get(name);
            if (failure != null) {
              throw failure.get();
            }
            return loop.step(now);
          }

          @Override
          public void ended(@Nullable Throwable failure) {
            loop.ended(failure);
          }
        });
  }
}
