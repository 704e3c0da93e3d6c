package io.asciichat.core.loop;

import io.asciichat.core.port.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Keeps loops without running them, for a test that takes their steps itself; and the time. */
public final class KeptLoops implements LoopRunner, Clock {
  private final Map<String, Loop> started = new HashMap<>();
  private long now;

  /** Returns a loop that was started under this name. */
  public Loop get(String name) {
    return Objects.requireNonNull(started.get(name), name);
  }

  /** Returns how many loops were started. */
  public int count() {
    return started.size();
  }

  /** Makes one step of a loop at a moment, which is the time from then on. */
  public long step(String name, long time) throws Exception {
    now = time;
    return get(name).step(time);
  }

  @Override
  public LoopHandle start(String name, Loop loop) {
    started.put(name, loop);
    return new LoopHandle() {
      @Override
      public void wake() {}

      @Override
      public void stop() {}

      @Override
      public boolean join(long timeoutNanos) {
        return true;
      }
    };
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void sleepUntil(long deadlineNanos) {
    now = deadlineNanos;
  }
}
