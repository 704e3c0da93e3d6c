/**
 * What an operator's tools read of a running server: {@link io.asciichat.metrics.MetricsServer}
 * answers Prometheus and health checks over HTTP, {@link io.asciichat.metrics.FlightRecorderProbe}
 * writes events for JDK Flight Recorder. Neither needs the other, and a program that uses one loads
 * no class of the other.
 */
@NullMarked
package io.asciichat.metrics;

import org.jspecify.annotations.NullMarked;
