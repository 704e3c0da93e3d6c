package io.asciichat.metrics;

import io.asciichat.core.statistics.Latencies;
import io.asciichat.core.statistics.ServerStatistics;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** One metric: what it is called, what it says, and how it is read from a server's figures. */
sealed interface Metric {
  /** All names begin with this. */
  String PREFIX = "ascii_chat_";

  /** The name, as Prometheus shows it; a counter's ends with {@code _total}. */
  String name();

  /** One sentence. */
  String help();

  /** The kind, as the TYPE line says it. */
  String type();

  /** The values at this moment. */
  MetricSnapshot read(ServerStatistics now);

  /** The unit of all times. */
  static double seconds(long nanos) {
    return nanos / 1e9;
  }

  /** Takes the values of a metric, one for each set of labels. */
  @FunctionalInterface
  interface Sink {
    void add(Labels labels, double value);

    /** Adds a count; beyond 2<sup>53</sup> it is rounded, as all values of Prometheus are. */
    default void add(Labels labels, long count) {
      add(labels, (double) count);
    }
  }

  /** Finds the values of a metric. */
  @FunctionalInterface
  interface Reader {
    void read(ServerStatistics now, Sink sink);

    /** A single value. */
    static Reader of(ToDoubleFunction<ServerStatistics> value) {
      return (now, sink) -> sink.add(Labels.EMPTY, value.applyAsDouble(now));
    }
  }

  /** A number that only rises. */
  record Counter(String name, String help, Reader reader) implements Metric {
    private static final String SUFFIX = "_total";

    @Override
    public String type() {
      return "counter";
    }

    @Override
    public MetricSnapshot read(ServerStatistics now) {
      CounterSnapshot.Builder all =
          CounterSnapshot.builder()
              .name(name.substring(0, name.length() - SUFFIX.length()))
              .help(help);
      reader.read(
          now,
          (labels, value) ->
              all.dataPoint(
                  CounterDataPointSnapshot.builder().labels(labels).value(value).build()));
      return all.build();
    }
  }

  /** A number that rises and falls. */
  record Gauge(String name, String help, Reader reader) implements Metric {
    @Override
    public String type() {
      return "gauge";
    }

    @Override
    public MetricSnapshot read(ServerStatistics now) {
      GaugeSnapshot.Builder all = GaugeSnapshot.builder().name(name).help(help);
      reader.read(
          now,
          (labels, value) ->
              all.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
      return all.build();
    }
  }

  /**
   * Times, counted in buckets: unlike quantiles these can be added up over servers and taken for
   * any span of time.
   */
  record Histogram(String name, String help, Function<ServerStatistics, Latencies> times)
      implements Metric {
    /**
     * Upper bounds in microseconds. A frame at 60 a second has 16.7 ms, a mix 5.8 ms; 25 ms is the
     * longest gap between frames that people do not see.
     */
    private static final long[] BOUNDS_MICROS = {
      100, 250, 500, 1_000, 2_000, 4_000, 6_000, 8_000, 12_000, 16_000, 25_000, 50_000, 100_000,
      250_000, 1_000_000
    };

    private static final double MICROS_PER_SECOND = 1e6;
    private static final long NANOS_PER_MICRO = 1_000;

    @Override
    public String type() {
      return "histogram";
    }

    @Override
    public MetricSnapshot read(ServerStatistics now) {
      Latencies took = times.apply(now);
      ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
      long below = 0;
      for (long bound : BOUNDS_MICROS) {
        long within = took.countWithin(bound * NANOS_PER_MICRO);
        buckets.bucket(bound / MICROS_PER_SECOND, within - below);
        below = within;
      }
      buckets.bucket(Double.POSITIVE_INFINITY, took.count() - below);
      return HistogramSnapshot.builder()
          .name(name)
          .help(help)
          .dataPoint(
              HistogramDataPointSnapshot.builder()
                  .classicHistogramBuckets(buckets.build())
                  .sum(Metric.seconds(took.totalNanos()))
                  .build())
          .build();
    }
  }
}
