package io.asciichat.core.statistics;

import java.time.Duration;
import java.util.List;

/**
 * All figures of a server at one moment; what anybody shows or tells of it is read from here.
 * Immutable. The figures are read one after the other while the server goes on, so they may differ
 * by what happened meanwhile.
 *
 * @param up since the server was made
 * @param clients those that are connected, handshakes included, in the order they came
 * @param totals what was done since the start
 * @param work how long frames and mixes take
 * @param resources memory, table of sessions, locks
 * @param problems trouble by kind
 */
public record ServerStatistics(
    Duration up,
    List<ClientStatistics> clients,
    CallTotals totals,
    RenderStatistics work,
    Resources resources,
    Problems problems) {
  /** Copies the list. */
  public ServerStatistics {
    clients = List.copyOf(clients);
  }

  /** Clients that take part: those whose terminal is known. */
  public long active() {
    return clients.stream().filter(client -> client.session().profile() != null).count();
  }

  /** Clients that send sound. */
  public long audio() {
    return clients.stream().filter(client -> client.session().audio()).count();
  }

  /** Clients that send pictures. */
  public long video() {
    return clients.stream().filter(client -> client.session().video()).count();
  }
}
