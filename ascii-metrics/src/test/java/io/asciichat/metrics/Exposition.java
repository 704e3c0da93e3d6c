package io.asciichat.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prometheus' text format 0.0.4, read strictly: each family has one HELP and one TYPE before its
 * samples, and no sample comes twice.
 */
record Exposition(Map<String, Family> families) {
  private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary)");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[^}]*\\})? ([^ ]+)");

  /** What stands under one TYPE line. */
  record Family(String name, String help, String type, Map<String, Double> samples) {}

  static Exposition parse(String text) {
    Map<String, Family> families = new LinkedHashMap<>();
    String help = "";
    String helpOf = "";
    Family current = new Family("", "", "", Map.of());
    for (String line : text.lines().toList()) {
      Matcher says = HELP.matcher(line);
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (says.matches()) {
        helpOf = says.group(1);
        help = says.group(2);
      } else if (type.matches()) {
        require(type.group(1).equals(helpOf), line);
        current = new Family(helpOf, help, type.group(2), new LinkedHashMap<>());
        require(families.put(current.name(), current) == null, line);
      } else {
        require(sample.matches(), line);
        require(belongs(sample.group(1), current), line);
        String labels = sample.group(2) == null ? "" : sample.group(2);
        double value = Double.parseDouble(sample.group(3).replace("+Inf", "Infinity"));
        require(current.samples().put(sample.group(1) + labels, value) == null, line);
      }
    }
    return new Exposition(families);
  }

  private static boolean belongs(String sample, Family family) {
    return switch (family.type()) {
      case "histogram" ->
          List.of("_bucket", "_sum", "_count").stream()
              .anyMatch(suffix -> sample.equals(family.name() + suffix));
      case "summary" ->
          List.of("", "_sum", "_count").stream()
              .anyMatch(suffix -> sample.equals(family.name() + suffix));
      default -> sample.equals(family.name());
    };
  }

  private static void require(boolean right, String line) {
    if (!right) {
      throw new IllegalArgumentException("not in the text format: " + line);
    }
  }

  /** The value of a sample as it is written, labels included. */
  double value(String sample) {
    for (Family family : families.values()) {
      Double found = family.samples().get(sample);
      if (found != null) {
        return found;
      }
    }
    throw new IllegalArgumentException("no sample " + sample);
  }

  /** The names that expressions may use. */
  Set<String> sampleNames() {
    Set<String> names = new TreeSet<>();
    for (Family family : families.values()) {
      List<String> keys = new ArrayList<>(family.samples().keySet());
      keys.forEach(key -> names.add(key.replaceFirst("\\{.*", "")));
    }
    return names;
  }
}
