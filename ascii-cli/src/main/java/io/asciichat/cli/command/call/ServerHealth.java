package io.asciichat.cli.command.call;

import io.asciichat.core.statistics.Resources;
import io.asciichat.metrics.HealthCheck;
import java.util.function.Supplier;

/** Remembers of a server's events what decides whether it is well. Thread-safe. */
public final class ServerHealth {
  /** The loop without which no client comes in any more. */
  private static final String ACCEPT_LOOP = "accept";

  private volatile boolean isDead;
  private volatile boolean isRefusing;

  ServerHealth() {}

  void loopDied(String loop) {
    if (loop.equals(ACCEPT_LOOP)) {
      isDead = true;
    }
  }

  void acceptFailed() {
    isRefusing = true;
  }

  void acceptRecovered() {
    isRefusing = false;
  }

  /**
   * Returns the answers for supervisors and balancers, from the events and from the table of
   * sessions.
   */
  public HealthCheck check(Supplier<Resources.Registry> sessions) {
    return new HealthCheck() {
      @Override
      public Verdict live() {
        return isDead
            ? Verdict.bad("no connection is accepted any more; restart the server")
            : Verdict.good("alive");
      }

      @Override
      public Verdict ready() {
        if (isDead || isRefusing) {
          return Verdict.bad("connections cannot be accepted; the log says why");
        }
        Resources.Registry places = sessions.get();
        String taken = places.entries() + " of " + places.places() + " places are taken";
        return places.entries() < places.places() ? Verdict.good(taken) : Verdict.bad(taken);
      }
    };
  }
}
