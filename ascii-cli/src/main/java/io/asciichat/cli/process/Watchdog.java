package io.asciichat.cli.process;

import io.asciichat.core.loop.Loop;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets the service manager know that the server does its work, as long as it does: its loops, not
 * this one, have to have done something lately. Else it says nothing, and the process is ended and
 * started again from outside.
 */
public final class Watchdog implements Loop {
  private static final System.Logger LOG = System.getLogger("io.asciichat.service");

  private final ServiceManager manager;
  private final Duration limit;
  private final Supplier<Duration> silence;
  private boolean told;

  /**
   * @param limit within which the manager wants to hear of the process
   * @param silence how long ago the loop that is latest has done something
   */
  public Watchdog(ServiceManager manager, Duration limit, Supplier<Duration> silence) {
    this.manager = manager;
    this.limit = limit;
    this.silence = silence;
  }

  @Override
  public long step(long now) {
    Duration silent = silence.get();
    if (silent.compareTo(limit) < 0) {
      told = false;
      manager.alive();
    } else if (!told) {
      told = true;
      LOG.log(
          Level.ERROR,
          "a loop of the server has done nothing for {0} s; the service manager is not told that"
              + " all is well",
          Long.toString(silent.toSeconds()));
    }
    // Twice as often as must be, as sd_watchdog_enabled(3) says.
    return now + limit.toNanos() / 2;
  }
}
