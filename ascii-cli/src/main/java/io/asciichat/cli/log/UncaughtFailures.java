package io.asciichat.cli.log;

import java.lang.System.Logger.Level;

/** Takes what a thread dies of, and no loop is told of, to the log with its stack. */
public final class UncaughtFailures {
  private UncaughtFailures() {}

  /** From now on. */
  public static void capture() {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) ->
            System.getLogger(LazyLogger.OWN + ".threads")
                .log(Level.ERROR, "the thread '" + thread.getName() + "' has died", failure));
  }
}
