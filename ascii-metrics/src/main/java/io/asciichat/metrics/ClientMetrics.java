package io.asciichat.metrics;

import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.statistics.ClientStatistics;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What is told of each client beside what passes between it and the server. */
final class ClientMetrics {
  private ClientMetrics() {}

  /** Adds them all. */
  static void add(List<Metric> all) {
    gauge(
        all,
        "connected_seconds",
        "Time since the client's connection was accepted.",
        client -> seconds(client.liveness().connected()));
    gauge(
        all,
        "unheard_seconds",
        "Time since the client's last packet.",
        client -> seconds(client.liveness().unheard()));
    gauge(
        all,
        "round_trip_seconds",
        "Time that the client's last answer to a PING took, with what waited before it.",
        client -> {
          Duration roundTrip = client.liveness().roundTrip();
          return roundTrip == null ? null : seconds(roundTrip);
        });
    gauge(
        all,
        "terminal_columns",
        "Columns of the client's terminal.",
        client -> size(client, ViewerProfile::columns));
    gauge(
        all,
        "terminal_rows",
        "Rows of the client's terminal.",
        client -> size(client, ViewerProfile::rows));
  }

  private static @Nullable Double size(
      ClientStatistics client, ToIntFunction<ViewerProfile> measure) {
    ViewerProfile profile = client.session().profile();
    return profile == null ? null : (double) measure.applyAsInt(profile);
  }

  private static double seconds(Duration time) {
    return Metric.seconds(time.toNanos());
  }

  /** Adds one; a client without a value has none. */
  private static void gauge(
      List<Metric> all,
      String name,
      String help,
      Function<ClientStatistics, @Nullable Double> value) {
    all.add(
        new Metric.Gauge(
            Metric.PREFIX + "client_" + name,
            help,
            (now, sink) -> {
              for (ClientStatistics client : now.clients()) {
                Double known = value.apply(client);
                if (known != null) {
                  sink.add(PeerMetrics.label(client), known);
                }
              }
            }));
  }
}
