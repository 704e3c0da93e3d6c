package io.asciichat.metrics;

import io.asciichat.core.statistics.ServerStatistics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.function.Supplier;

/** Makes all metrics of a server from one snapshot of its figures. */
final class ServerCollector implements MultiCollector {
  private final Supplier<ServerStatistics> statistics;

  ServerCollector(Supplier<ServerStatistics> statistics) {
    this.statistics = statistics;
  }

  @Override
  public MetricSnapshots collect() {
    ServerStatistics now = statistics.get();
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    for (Metric metric : Metrics.ALL) {
      all.metricSnapshot(metric.read(now));
    }
    return all.build();
  }
}
