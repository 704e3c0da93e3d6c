package io.asciichat.testkit.needs;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table at the end of a run. */
final class SkipTable {
  private static final String RULE = "-".repeat(72);
  private static final int MIN_WIDTH = 20;
  private static final int MAX_WIDTH = 100;

  private SkipTable() {}

  /** One line for each thing that is missing, or for each other reason; lines end with \n. */
  static String of(Collection<SkippedTests> skipped) {
    if (skipped.isEmpty()) {
      return RULE + "\nSkipped: no test\n" + RULE + "\n";
    }
    Map<String, List<SkippedTests>> rows =
        skipped.stream()
            .flatMap(tests -> titles(tests).map(title -> Map.entry(title, tests)))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    String format = "%5s  %-" + Math.clamp(width, MIN_WIDTH, MAX_WIDTH) + "s  %s\n";
    StringBuilder text = new StringBuilder(RULE).append('\n').append(headline(skipped));
    text.append(String.format(Locale.ROOT, format, "tests", "because", "where"));
    rows.forEach(
        (title, tests) ->
            text.append(String.format(Locale.ROOT, format, count(tests), title, places(tests))));
    return text.append(RULE).append('\n').toString();
  }

  private static Stream<String> titles(SkippedTests tests) {
    List<Need> needs = tests.needs();
    return needs.isEmpty() ? Stream.of(tests.reason()) : needs.stream().map(Need::reason);
  }

  private static String headline(Collection<SkippedTests> skipped) {
    String packages =
        skipped.stream()
            .flatMap(tests -> tests.needs().stream())
            .flatMap(need -> need.packages().stream())
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
    String how =
        packages.isEmpty()
            ? ""
            : "; on Debian this brings what is missing: apt-get install " + packages;
    return "Skipped: " + count(skipped) + " tests" + how + "\n";
  }

  private static int count(Collection<SkippedTests> skipped) {
    return skipped.stream().mapToInt(SkippedTests::count).sum();
  }

  private static String places(List<SkippedTests> skipped) {
    return skipped.stream()
        .map(tests -> tests.module() + " " + tests.where())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  /**
   * Tests of one class that were skipped for one reason. Kept in files between the modules of a
   * run, as a line of four parts with tabs between them.
   *
   * @param module that they belong to
   * @param where their class
   * @param reason as they gave it
   * @param count how many, at least 1
   */
  record SkippedTests(String module, String where, String reason, int count) {
    private static final String BETWEEN = "\t";

    SkippedTests {
      reason = reason.replaceAll("\\s+", " ").strip();
    }

    String line() {
      return String.join(BETWEEN, module, where, reason, Integer.toString(count));
    }

    static SkippedTests parse(String line) {
      String[] parts = line.split(BETWEEN, -1);
      return new SkippedTests(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]));
    }

    /** What they need, as far as that is one of the known things. */
    List<Need> needs() {
      return Stream.of(Need.values()).filter(need -> reason.contains(need.reason())).toList();
    }
  }
}
