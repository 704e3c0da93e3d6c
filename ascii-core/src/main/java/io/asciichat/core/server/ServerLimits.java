package io.asciichat.core.server;

import io.asciichat.core.server.admission.AdmissionLimits;
import io.asciichat.core.session.ClientBudget;
import java.time.Duration;
import java.util.Objects;

/**
 * The bounds of a server that an operator sets, and may change while it runs. Immutable.
 *
 * @param maxClients clients that may be in at one time, 1 to 1,024
 * @param maxClientsPerNetwork how many of them may come from one IPv4 address or one IPv6 /64, 1 or
 *     more; 0 for three quarters of all, and all of them from 127.0.0.1 and ::1
 * @param connectionsPerMinute how often one of these may connect within a minute, 1 or more; 0 for
 *     50, or as many as it may have clients, if those are more
 * @param ban how long a network is refused after its tenth wrong password; zero for never
 * @param budget what each client may send; holds for clients that come after it was set
 */
public record ServerLimits(
    int maxClients,
    int maxClientsPerNetwork,
    int connectionsPerMinute,
    Duration ban,
    ClientBudget budget) {
  /** 64 clients, the other numbers by rule, ten minutes, {@link ClientBudget#DEFAULT}. */
  public static final ServerLimits DEFAULT =
      new ServerLimits(
          AdmissionLimits.DEFAULT_CLIENTS,
          AdmissionLimits.DEFAULT_PLACES,
          AdmissionLimits.DEFAULT_CONNECTIONS,
          AdmissionLimits.DEFAULT_BAN,
          ClientBudget.DEFAULT);

  /** Checks the ranges above. */
  public ServerLimits {
    if (maxClients < 1 || maxClients > AdmissionLimits.MAX_CLIENTS) {
      throw new IllegalArgumentException("maxClients must be 1 to 1024, not " + maxClients);
    }
    if (maxClientsPerNetwork < 0) {
      throw new IllegalArgumentException(
          "maxClientsPerNetwork must not be negative, but is " + maxClientsPerNetwork);
    }
    if (connectionsPerMinute < 0) {
      throw new IllegalArgumentException(
          "connectionsPerMinute must not be negative, but is " + connectionsPerMinute);
    }
    if (ban.isNegative()) {
      throw new IllegalArgumentException("ban must not be negative, but is " + ban);
    }
    Objects.requireNonNull(budget, "budget");
  }

  /** The same for another number of clients. */
  public ServerLimits withMaxClients(int most) {
    return new ServerLimits(most, maxClientsPerNetwork, connectionsPerMinute, ban, budget);
  }

  /** The same for another number of clients of one network. */
  public ServerLimits withMaxClientsPerNetwork(int most) {
    return new ServerLimits(maxClients, most, connectionsPerMinute, ban, budget);
  }

  /** The same for another number of connections. */
  public ServerLimits withConnectionsPerMinute(int most) {
    return new ServerLimits(maxClients, maxClientsPerNetwork, most, ban, budget);
  }

  /** The same with bans of another length. */
  public ServerLimits withBan(Duration time) {
    return new ServerLimits(maxClients, maxClientsPerNetwork, connectionsPerMinute, time, budget);
  }

  /** The same with another budget of each client. */
  public ServerLimits withBudget(ClientBudget each) {
    return new ServerLimits(maxClients, maxClientsPerNetwork, connectionsPerMinute, ban, each);
  }

  /** The part that decides who is let in. */
  AdmissionLimits admission() {
    return new AdmissionLimits(maxClients, maxClientsPerNetwork, connectionsPerMinute, ban);
  }
}
