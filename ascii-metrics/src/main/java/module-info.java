/**
 * A server's figures for Prometheus, its health over HTTP, and its work as events of JDK Flight
 * Recorder.
 */
module io.asciichat.metrics {
  requires io.prometheus.metrics.config;
  requires io.prometheus.metrics.exporter.httpserver;
  requires io.prometheus.metrics.instrumentation.jvm;
  requires io.prometheus.metrics.model;
  requires jdk.httpserver;
  requires jdk.jfr;
  requires transitive io.asciichat.core;
  requires static org.jspecify;

  exports io.asciichat.metrics;
}
