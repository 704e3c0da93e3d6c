package io.asciichat.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class MetricsTest {
  static final List<Metric> ALL = Metrics.ALL;

  /** Words for units that are not the base units of Prometheus. */
  private static final Set<String> WRONG_UNITS =
      Set.of(
          "ns",
          "nanos",
          "nanoseconds",
          "us",
          "micros",
          "microseconds",
          "ms",
          "millis",
          "milliseconds",
          "minutes",
          "hours",
          "days",
          "kb",
          "kib",
          "kilobytes",
          "mb",
          "mib",
          "megabytes",
          "bits",
          "percent",
          "percentage");

  /** The conventions of https://prometheus.io/docs/practices/naming/, as promtool checks them. */
  @ParameterizedTest
  @FieldSource("ALL")
  void namesKeepTheConventions(Metric metric) {
    String name = metric.name();
    assertTrue(name.matches("ascii_chat(_[a-z]+)+"), name);
    assertEquals(metric.type().equals("counter"), name.endsWith("_total"), name);
    List<String> words = Arrays.asList(name.split("_", -1));
    assertTrue(words.stream().noneMatch(WRONG_UNITS::contains), name);
    assertTrue(
        words.stream().noneMatch(Set.of("count", "sum", "bucket", "counter", "gauge")::contains),
        name);
    for (String unit : List.of("seconds", "bytes", "ratio")) {
      int at = words.indexOf(unit);
      int last = words.size() - (name.endsWith("_total") ? 2 : 1);
      assertTrue(at < 0 || at == last, name);
    }
    assertTrue(metric.help().matches("[A-Z].*[^ .]\\."), metric.help());
  }

  @Test
  void noNameComesTwice() {
    Set<String> names = new HashSet<>();
    assertTrue(ALL.stream().allMatch(metric -> names.add(metric.name())));
  }

  @Test
  void theTextHasEachMetricWithItsHelpAndType() throws IOException {
    Exposition scraped = scraped(2);
    for (Metric metric : ALL) {
      Exposition.Family family = scraped.families().get(metric.name());
      assertEquals(metric.help(), family == null ? metric.name() : family.help());
      assertEquals(metric.type(), family == null ? "" : family.type());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ascii_chat_uptime_seconds                                               | 90",
        "ascii_chat_connections                                                  | 2",
        "ascii_chat_clients                                                      | 1",
        "ascii_chat_connections_accepted_total                                   | 31",
        "ascii_chat_clients_joined_total                                         | 29",
        "ascii_chat_frames_rendered_total                                        | 41",
        "ascii_chat_frames_delivered_total                                       | 123",
        "ascii_chat_pool_buffers{state=\"used\"}                                 | 45",
        "ascii_chat_pool_buffers{state=\"idle\"}                                 | 55",
        "ascii_chat_pool_utilization_ratio                                       | 0.45",
        "ascii_chat_pool_peak_buffers                                            | 52",
        "ascii_chat_pool_taken_buffers_total                                     | 7001",
        "ascii_chat_pool_made_buffers_total                                      | 104",
        "ascii_chat_registry_load_ratio                                          | 0.1875",
        "ascii_chat_registry_changes_total                                       | 59",
        "ascii_chat_locks_acquired_total                                         | 12040",
        "ascii_chat_locks_contended_total                                        | 17",
        "ascii_chat_locks_held                                                   | 1",
        "ascii_chat_locks_waited_seconds_total                                   | 0.0025",
        "ascii_chat_locks_longest_hold_seconds                                   | 0.0009",
        "ascii_chat_problems_total{kind=\"slow_packet\"}                         | 5",
        "ascii_chat_problems_total{kind=\"loop_died\"}                           | 0",
        "ascii_chat_sessions_failed_total{code=\"timeout\"}                      | 2",
        "ascii_chat_received_bytes_total                                         | 11000",
        "ascii_chat_sent_packets_total                                           | 19000",
        "ascii_chat_refused_packets_total{reason=\"over_budget\"}                | 4",
        "ascii_chat_queue_dropped_packets_total{queue=\"video\"}                 | 1000",
        "ascii_chat_pictures_received_total                                      | 5420",
        "ascii_chat_sound_received_seconds_total                                 | 10",
        "ascii_chat_client_sent_bytes_total{client=\"2\"}                        | 26",
        "ascii_chat_client_queue_found_packets_total{client=\"2\",queue=\"sound\"} | 74",
        "ascii_chat_client_connected_seconds{client=\"1\"}                       | 1.5",
        "ascii_chat_client_round_trip_seconds{client=\"1\"}                      | 0.012",
        "ascii_chat_client_terminal_columns{client=\"1\"}                        | 80",
        "ascii_chat_client_pictures_dropped_total{client=\"2\"}                  | 2"
      })
  void figuresStandUnderTheirNames(String sample, double value) throws IOException {
    assertEquals(value, scraped(2).value(sample), 1e-9);
  }

  @Test
  void timesAreCountedInBucketsThatAddUp() throws IOException {
    Exposition scraped = scraped(1);
    String bucket = "ascii_chat_render_duration_seconds_bucket{le=\"%s\"}";
    assertEquals(0, scraped.value(bucket.formatted("2.5E-4")));
    assertEquals(1, scraped.value(bucket.formatted("5.0E-4")));
    assertEquals(1, scraped.value(bucket.formatted("0.002")));
    assertEquals(2, scraped.value(bucket.formatted("0.004")));
    assertEquals(3, scraped.value(bucket.formatted("0.05")));
    assertEquals(3, scraped.value(bucket.formatted("+Inf")));
    assertEquals(3, scraped.value("ascii_chat_render_duration_seconds_count"));
    assertEquals(0.0333, scraped.value("ascii_chat_render_duration_seconds_sum"), 1e-12);
    assertEquals(0.03, scraped.value("ascii_chat_render_longest_duration_seconds"), 1e-12);
    assertEquals(0, scraped.value("ascii_chat_mix_duration_seconds_count"));
  }

  @Test
  void onlyClientsThatAreHereHaveFigures() throws IOException {
    assertTrue(clientLabels(scraped(3)).equals(Set.of("1", "2", "3")));
    assertEquals(Set.of(), clientLabels(scraped(0)));
  }

  private static Set<String> clientLabels(Exposition scraped) {
    return scraped.families().values().stream()
        .flatMap(family -> family.samples().keySet().stream())
        .filter(sample -> sample.contains("client=\""))
        .map(sample -> sample.replaceFirst(".*client=\"([^\"]*)\".*", "$1"))
        .collect(Collectors.toSet());
  }

  /** Anybody who reaches the port reads them. */
  @Test
  void nothingNamesAPersonOrAnAddress() throws IOException {
    try (MetricsServer server = ScrapedServer.builder(() -> SampleFigures.of(2)).start()) {
      String text = ScrapedServer.text(server);
      assertFalse(text.contains("192.0.2."), text);
      assertFalse(text.contains("secret"), text);
    }
  }

  private static Exposition scraped(int clients) throws IOException {
    try (MetricsServer server = ScrapedServer.builder(() -> SampleFigures.of(clients)).start()) {
      return ScrapedServer.scrape(server);
    }
  }
}
