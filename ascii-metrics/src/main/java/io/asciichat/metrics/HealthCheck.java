package io.asciichat.metrics;

/**
 * Tells whether a server is well. Called on a thread of the {@link MetricsServer} for each request,
 * so an implementation must be thread-safe and quick.
 */
public interface HealthCheck {
  /** A check of a server that is always well. */
  HealthCheck ALWAYS =
      new HealthCheck() {
        @Override
        public Verdict live() {
          return Verdict.good("alive");
        }

        @Override
        public Verdict ready() {
          return Verdict.good("ready");
        }
      };

  /** Decides whether the server works at all; a supervisor restarts one that does not. */
  Verdict live();

  /** Decides whether the server takes newcomers; a balancer sends none to one that does not. */
  Verdict ready();

  /**
   * An answer.
   *
   * @param isGood whether all is well
   * @param reason one line for a person, without a secret
   */
  record Verdict(boolean isGood, String reason) {
    /** Checks that the reason is one line. */
    public Verdict {
      if (reason.isBlank() || reason.lines().count() > 1) {
        throw new IllegalArgumentException("a reason must be one line, not '" + reason + "'");
      }
    }

    /** All is well. */
    public static Verdict good(String reason) {
      return new Verdict(true, reason);
    }

    /** Something is wrong. */
    public static Verdict bad(String reason) {
      return new Verdict(false, reason);
    }
  }
}
