package io.asciichat.testkit.contract;

import io.asciichat.core.loop.Loop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A loop that does as told and remembers its calls. */
final class ScriptedLoop implements Loop {
  interface Script {
    /** The answer to one call, counted from 0. */
    long step(int call, long now) throws Exception;
  }

  private final Script script;
  private final List<Long> times = new CopyOnWriteArrayList<>();
  private volatile @Nullable Throwable failure;
  private final List<Thread> ends = new CopyOnWriteArrayList<>();

  ScriptedLoop(Script script) {
    this.script = script;
  }

  @Override
  public long step(long now) throws Exception {
    int call = times.size();
    times.add(now);
    return script.step(call, now);
  }

  @Override
  public void ended(@Nullable Throwable thrown) {
    failure = thrown;
    ends.add(Thread.currentThread());
  }

  int calls() {
    return times.size();
  }

  long timeOf(int call) {
    return times.get(call);
  }

  int ends() {
    return ends.size();
  }

  @Nullable Throwable failure() {
    return failure;
  }
}
