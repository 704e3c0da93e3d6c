package io.asciichat.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.statistics.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What operators are given fits what is exported: the dashboard, the alerts, and the page. */
class OperationsFilesTest {
  private static final Path FOLDER = Path.of("..", "docs", "operations");

  /** Columns of a dashboard's grid. */
  private static final int GRID = 24;

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\w*\\s*\\()");
  private static final Set<String> KEYWORDS = Set.of("by", "and", "or", "unless", "on");

  private static Set<String> exported = Set.of();

  @BeforeAll
  static void scrape() throws IOException {
    try (MetricsServer server = ScrapedServer.builder(() -> SampleFigures.of(2)).start()) {
      exported = new HashSet<>(ScrapedServer.scrape(server).sampleNames());
    }
    // Prometheus itself makes this one.
    exported.add("up");
  }

  @Test
  void theDashboardIsOneForGrafana() throws IOException {
    Map<?, ?> dashboard = map(read("grafana-dashboard.json"));
    assertTrue(dashboard.get("title") instanceof String);
    assertTrue(dashboard.get("uid") instanceof String uid && uid.length() <= 40);
    assertTrue(dashboard.get("schemaVersion") instanceof Integer schema && schema >= 36);
    Set<Object> ids = new HashSet<>();
    Set<String> cells = new HashSet<>();
    for (Object each : list(dashboard.get("panels"))) {
      Map<?, ?> panel = map(each);
      String title = String.valueOf(panel.get("title"));
      assertTrue(ids.add(panel.get("id")), title);
      assertTrue(Set.of("stat", "timeseries").contains(panel.get("type")), title);
      assertEquals("${datasource}", map(panel.get("datasource")).get("uid"), title);
      occupy(cells, map(panel.get("gridPos")), title);
      Set<Object> queries = new HashSet<>();
      for (Object target : list(panel.get("targets"))) {
        assertTrue(queries.add(map(target).get("refId")), title);
      }
      assertFalse(queries.isEmpty(), title);
    }
    assertFalse(ids.isEmpty());
  }

  private static void occupy(Set<String> cells, Map<?, ?> place, String title) {
    int left = integer(place.get("x"));
    int top = integer(place.get("y"));
    int width = integer(place.get("w"));
    int height = integer(place.get("h"));
    assertTrue(left + width <= GRID, title);
    for (int x = left; x < left + width; x++) {
      for (int y = top; y < top + height; y++) {
        assertTrue(cells.add(x + "," + y), title + " lies over another panel");
      }
    }
  }

  @Test
  void theDashboardAsksForADataSourceAndAServer() throws IOException {
    Map<?, ?> templating = map(map(read("grafana-dashboard.json")).get("templating"));
    Map<String, String> types =
        list(templating.get("list")).stream()
            .map(OperationsFilesTest::map)
            .collect(
                Collectors.toMap(
                    variable -> String.valueOf(variable.get("name")),
                    variable -> String.valueOf(variable.get("type"))));
    assertEquals(Map.of("datasource", "datasource", "instance", "query"), types);
  }

  @Test
  void theDashboardShowsWhatIsExported() throws IOException {
    List<String> expressions = new ArrayList<>();
    for (Object panel : list(map(read("grafana-dashboard.json")).get("panels"))) {
      for (Object target : list(map(panel).get("targets"))) {
        expressions.add(String.valueOf(map(target).get("expr")));
      }
    }
    assertTrue(expressions.stream().allMatch(e -> e.contains("instance=~\"$instance\"")));
    verify(expressions);
  }

  @Test
  void theAlertsLookAtWhatIsExported() throws IOException {
    List<String> expressions = new ArrayList<>();
    for (Object group : list(map(read("alerts.yml")).get("groups"))) {
      for (Object rule : list(map(group).get("rules"))) {
        assertTrue(String.valueOf(map(rule).get("alert")).startsWith("AsciiChat"));
        assertTrue(map(rule).get("annotations") instanceof Map<?, ?> said && said.size() == 2);
        expressions.add(String.valueOf(map(rule).get("expr")));
      }
    }
    verify(expressions);
  }

  private static void verify(List<String> expressions) {
    assertFalse(expressions.isEmpty());
    Set<String> kinds =
        Arrays.stream(Problem.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    for (String expression : expressions) {
      Set<String> named = names(expression);
      assertFalse(named.isEmpty(), expression);
      named.removeAll(exported);
      assertEquals(Set.of(), named, "not exported, in " + expression);
      for (MatchResult chosen :
          Pattern.compile("kind=~?\"([^\"]*)\"").matcher(expression).results().toList()) {
        assertTrue(kinds.containsAll(List.of(chosen.group(1).split("\\|", -1))), expression);
      }
    }
  }

  /** What an expression calls by name, but for functions, labels and keywords. */
  private static Set<String> names(String expression) {
    String bare =
        expression
            .replaceAll("\\{[^}]*}", " ")
            .replaceAll("\\[[^]]*]", " ")
            .replaceAll("\\b(by|on)\\s*\\([^)]*\\)", " ");
    return NAME.matcher(bare)
        .results()
        .map(MatchResult::group)
        .filter(name -> !KEYWORDS.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aNameThatIsNotExportedIsSeen() {
    assertEquals(
        Set.of("ascii_chat_nothing_total", "up"),
        names("sum by (kind) (rate(ascii_chat_nothing_total{kind=\"x\"}[5m])) / up > 0.5"));
  }

  @Test
  void thePageListsEveryMetric() throws IOException {
    String page = Files.readString(FOLDER.resolve("metrics.md"));
    String listed =
        page.lines()
            .filter(line -> line.startsWith("| `ascii_chat_"))
            .collect(Collectors.joining("\n"));
    Exposition scraped;
    try (MetricsServer server = ScrapedServer.builder(() -> SampleFigures.of(2)).start()) {
      scraped = ScrapedServer.scrape(server);
    }
    String expected =
        Metrics.ALL.stream()
            .map(
                metric ->
                    "| `%s` | %s | %s | %s |"
                        .formatted(
                            metric.name(), metric.type(), labels(scraped, metric), metric.help()))
            .collect(Collectors.joining("\n"));
    assertEquals(expected, listed);
  }

  @Test
  void thePageListsEveryKindOfTrouble() throws IOException {
    List<String> listed =
        Pattern.compile("^\\| `([a-z_]+)` \\| [^|]+ \\|$", Pattern.MULTILINE)
            .matcher(
                Files.readString(FOLDER.resolve("metrics.md"))
                    .split("\\| `kind` \\| trouble", 2)[1])
            .results()
            .map(row -> row.group(1))
            .toList();
    assertEquals(
        Arrays.stream(Problem.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList(),
        listed);
  }

  private static String labels(Exposition scraped, Metric metric) {
    Exposition.Family family = scraped.families().get(metric.name());
    String sample = family == null ? "" : family.samples().keySet().iterator().next();
    return Pattern.compile("(\\w+)=\"")
        .matcher(sample)
        .results()
        .map(label -> label.group(1))
        .filter(label -> !label.equals("le"))
        .map(label -> "`" + label + "`")
        .collect(Collectors.joining(", "));
  }

  /** JSON is read as the YAML that it is. */
  private static Object read(String file) throws IOException {
    return new Yaml().load(Files.readString(FOLDER.resolve(file)));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }

  private static int integer(@Nullable Object value) {
    return (Integer) Objects.requireNonNull(value);
  }
}
