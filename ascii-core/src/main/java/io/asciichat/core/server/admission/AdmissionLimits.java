package io.asciichat.core.server.admission;

import java.time.Duration;

/**
 * The bounds of {@link Admission} that an operator sets.
 *
 * @param clients how many clients may take part, 1 or more
 * @param clientsPerNetwork how many of them may come from one network, 1 or more; {@link
 *     #DEFAULT_PLACES} leaves a quarter of the places to other networks
 * @param connectionsPerMinute how often one network may connect, 1 or more
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

  /** Connections per minute and network, as in the C program. */
  public static final int DEFAULT_CONNECTIONS_PER_MINUTE = AcceptLimiter.DEFAULT_LIMIT;

  /** Ten minutes. */
  public static final Duration DEFAULT_BAN = Duration.ofMinutes(10);

  /** Checks the ranges above. */
  public AdmissionLimits {
    if (clients < 1) {
      throw new IllegalArgumentException("clients must be at least 1, not " + clients);
    }
    if (clientsPerNetwork < 0) {
      throw new IllegalArgumentException(
          "clientsPerNetwork must be at least 1, or DEFAULT_PLACES, not " + clientsPerNetwork);
    }
    if (connectionsPerMinute < 1) {
      throw new IllegalArgumentException(
          "connectionsPerMinute must be at least 1, not " + connectionsPerMinute);
    }
    if (ban.isNegative()) {
      throw new IllegalArgumentException("ban must not be negative, but is " + ban);
    }
  }

  /** How many clients of this network may take part. */
  int placesOf(Origin origin) {
    if (clientsPerNetwork != DEFAULT_PLACES) {
      return Math.min(clients, clientsPerNetwork);
    }
    return origin.isThisMachine() ? clients : (3 * clients + 3) / 4;
  }
}
