package io.asciichat.core.server.admission;

import java.time.Duration;

/**
 * The bounds of {@link Admission} that an operator sets.
 *
 * @param clients how many clients may take part, 1 to {@link #MAX_CLIENTS}
 * @param clientsPerNetwork how many of them may come from one network, 1 or more; {@link
 *     #DEFAULT_PLACES} leaves a quarter of the places to other networks
 * @param connectionsPerMinute how often one network may connect, 1 or more; {@link
 *     #DEFAULT_CONNECTIONS} lets all its clients come back within a minute
 * @param ban how long a network is refused after too many wrong passwords; zero for never
 */
public record AdmissionLimits(
    int clients, int clientsPerNetwork, int connectionsPerMinute, Duration ban) {
  /**
   * For {@link #clientsPerNetwork}: three quarters of the places, rounded up, so that an office
   * behind one address fits in and never fills the server alone; all places for this machine's own
   * programs (127.0.0.1 and ::1).
   */
  public static final int DEFAULT_PLACES = 0;

  /** For {@link #clients}: as many as with the C program. */
  public static final int DEFAULT_CLIENTS = 64;

  /** Four threads each are what one process runs without settings of the system being changed. */
  public static final int MAX_CLIENTS = 1024;

  /**
   * For {@link #connectionsPerMinute}: 50, as with the C program, or as many as the network has
   * places, if those are more. With fewer, clients that come back when a server has been started
   * anew would be turned away.
   */
  public static final int DEFAULT_CONNECTIONS = 0;

  /** Ten minutes. */
  public static final Duration DEFAULT_BAN = Duration.ofMinutes(10);

  /** Checks the ranges above. */
  public AdmissionLimits {
    if (clients < 1 || clients > MAX_CLIENTS) {
      throw new IllegalArgumentException(
          "clients must be 1 to " + MAX_CLIENTS + ", not " + clients);
    }
    if (clientsPerNetwork < 0) {
      throw new IllegalArgumentException(
          "clientsPerNetwork must be at least 1, or DEFAULT_PLACES, not " + clientsPerNetwork);
    }
    if (connectionsPerMinute < 0) {
      throw new IllegalArgumentException(
          "connectionsPerMinute must be at least 1, or DEFAULT_CONNECTIONS, not "
              + connectionsPerMinute);
    }
    if (ban.isNegative()) {
      throw new IllegalArgumentException("ban must not be negative, but is " + ban);
    }
  }

  /** How many clients of this network may take part. */
  int placesOf(Origin origin) {
    return places(origin.isThisMachine());
  }

  private int places(boolean thisMachine) {
    if (clientsPerNetwork != DEFAULT_PLACES) {
      return Math.min(clients, clientsPerNetwork);
    }
    return thisMachine ? clients : (3 * clients + 3) / 4;
  }

  /** How often a network may connect in a minute. */
  int perMinute(boolean thisMachine) {
    return connectionsPerMinute == DEFAULT_CONNECTIONS
        ? Math.max(AcceptLimiter.DEFAULT_LIMIT, places(thisMachine))
        : connectionsPerMinute;
  }

  /**
   * Half-open connections at one time: each costs a thread, and in the seconds after a start as
   * many clients may be in the handshake as a quarter of the places.
   */
  public int halfOpen() {
    return Math.max(Admission.MAX_HALF_OPEN, clients / 4);
  }

  /** Those of one network; this machine's own programs may have all. */
  int halfOpenPerNetwork() {
    return halfOpen() / 2;
  }
}
