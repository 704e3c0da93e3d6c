package io.asciichat.metrics;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.statistics.Latencies;
import io.asciichat.core.statistics.Problem;
import io.asciichat.core.statistics.ServerStatistics;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * All metrics of a server. Counters that nothing was counted with yet are there and 0, because a
 * rate cannot be told from the first value of a counter that comes up.
 */
final class Metrics {
  /** Every metric, in the order of the documentation. */
  static final List<Metric> ALL = all();

  private Metrics() {}

  private static List<Metric> all() {
    List<Metric> all = new ArrayList<>();
    calls(all);
    work(all);
    resources(all);
    problems(all);
    PeerMetrics.addTotals(all);
    ClientMetrics.add(all);
    PeerMetrics.addClients(all);
    return List.copyOf(all);
  }

  private static void calls(List<Metric> all) {
    gauge(
        all,
        "uptime_seconds",
        "Time since the server was made.",
        s -> Metric.seconds(s.up().toNanos()));
    gauge(all, "connections", "Clients connected, handshakes included.", s -> s.clients().size());
    gauge(all, "clients", "Clients that take part.", ServerStatistics::active);
    gauge(all, "clients_sending_pictures", "Clients that send pictures.", ServerStatistics::video);
    gauge(all, "clients_sending_sound", "Clients that send sound.", ServerStatistics::audio);
    counter(
        all,
        "connections_accepted_total",
        "Connections that were accepted and not turned away.",
        s -> s.totals().connections());
    counter(
        all,
        "clients_joined_total",
        "Clients whose terminal became known.",
        s -> s.totals().joined());
  }

  private static void work(List<Metric> all) {
    times(all, "render", "duration", "Time to draw a frame.", s -> s.work().rendering());
    times(
        all,
        "tick",
        "lateness",
        "How late a loop came to the moment of a frame.",
        s -> s.work().lateness());
    times(all, "mix", "duration", "Time to mix a tick of sound for all.", s -> s.work().mixing());
    counter(all, "frames_rendered_total", "Frames that were drawn.", s -> s.work().rendered());
    counter(
        all,
        "frames_delivered_total",
        "Frames given to viewers, those included that several of them share.",
        s -> s.work().delivered());
  }

  private static void resources(List<Metric> all) {
    all.add(
        new Metric.Gauge(
            Metric.PREFIX + "pool_buffers",
            "Buffers of the pool, in use or idle.",
            (s, sink) -> {
              sink.add(Labels.of("state", "used"), s.resources().pool().used());
              sink.add(Labels.of("state", "idle"), s.resources().pool().idle());
            }));
    gauge(
        all,
        "pool_peak_buffers",
        "Buffers in use at once at most.",
        s -> s.resources().pool().peak());
    gauge(
        all,
        "pool_utilization_ratio",
        "Share of the buffers that is in use, 0 to 1.",
        s -> s.resources().pool().utilization());
    counter(all, "pool_taken_buffers_total", "Buffers taken.", s -> s.resources().pool().taken());
    counter(
        all,
        "pool_made_buffers_total",
        "Buffers taken that had to be made, as none was idle.",
        s -> s.resources().pool().made());
    gauge(
        all,
        "registry_sessions",
        "Sessions in the table of those that take part.",
        s -> s.resources().registry().entries());
    gauge(
        all,
        "registry_places",
        "Sessions that the table may hold.",
        s -> s.resources().registry().places());
    gauge(
        all,
        "registry_load_ratio",
        "Share of the table's places that is taken, 0 to 1.",
        s -> s.resources().registry().load());
    counter(
        all,
        "registry_changes_total",
        "Sessions that came into the table or left it.",
        s -> s.resources().registry().changes());
    counter(all, "locks_acquired_total", "Locks taken.", s -> s.resources().locks().acquired());
    counter(
        all,
        "locks_contended_total",
        "Locks that were found taken, or with others waiting.",
        s -> s.resources().locks().contended());
    counter(
        all,
        "locks_waited_seconds_total",
        "Time that threads have waited for locks.",
        s -> Metric.seconds(s.resources().locks().waitedNanos()));
    gauge(all, "locks_held", "Locks held now.", s -> s.resources().locks().held());
    gauge(
        all,
        "locks_longest_hold_seconds",
        "Longest time that a lock was held at once.",
        s -> Metric.seconds(s.resources().locks().longestNanos()));
  }

  private static void problems(List<Metric> all) {
    all.add(
        new Metric.Counter(
            Metric.PREFIX + "problems_total",
            "Trouble, by kind.",
            (s, sink) -> count(sink, "kind", Problem.values(), s.problems().events())));
    all.add(
        new Metric.Counter(
            Metric.PREFIX + "sessions_failed_total",
            "Sessions that ended with an error, by its code.",
            (s, sink) -> count(sink, "code", ErrorCode.values(), s.problems().ends())));
  }

  private static <E extends Enum<E>> void count(
      Metric.Sink sink, String label, E[] kinds, Map<E, Long> counts) {
    for (E kind : kinds) {
      if (kind != ErrorCode.OK) {
        sink.add(Labels.of(label, word(kind)), counts.getOrDefault(kind, 0L));
      }
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void times(
      List<Metric> all,
      String what,
      String measure,
      String help,
      Function<ServerStatistics, Latencies> times) {
    all.add(new Metric.Histogram(Metric.PREFIX + what + "_" + measure + "_seconds", help, times));
    gauge(
        all,
        what + "_longest_" + measure + "_seconds",
        "The longest of these since the server started.",
        s -> Metric.seconds(times.apply(s).longestNanos()));
  }

  private static void counter(
      List<Metric> all, String name, String help, ToDoubleFunction<ServerStatistics> value) {
    all.add(new Metric.Counter(Metric.PREFIX + name, help, Metric.Reader.of(value)));
  }

  private static void gauge(
      List<Metric> all, String name, String help, ToDoubleFunction<ServerStatistics> value) {
    all.add(new Metric.Gauge(Metric.PREFIX + name, help, Metric.Reader.of(value)));
  }
}
