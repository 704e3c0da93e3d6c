package io.asciichat.cli.process;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A loop whose death is written to the log under its name; the core reports its own loops to a
 * listener, those of the commands have none.
 */
public final class LoggedLoop implements Loop {
  private final String name;
  private final Loop loop;
  private final Supplier<System.Logger> logger;

  LoggedLoop(String name, Loop loop, Supplier<System.Logger> logger) {
    this.name = name;
    this.loop = loop;
    this.logger = logger;
  }

  /**
   * Starts a loop.
   *
   * @param name as for {@link LoopRunner#start}
   */
  public static LoopHandle start(LoopRunner runner, String name, Loop loop) {
    return runner.start(
        name, new LoggedLoop(name, loop, () -> System.getLogger("io.asciichat.loops")));
  }

  @Override
  public long step(long now) throws Exception {
    return loop.step(now);
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    if (failure != null) {
      logger.get().log(Level.ERROR, "the loop '" + name + "' has died: " + failure);
    }
    loop.ended(failure);
  }
}
