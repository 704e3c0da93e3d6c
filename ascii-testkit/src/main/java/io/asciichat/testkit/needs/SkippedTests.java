package io.asciichat.testkit.needs;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tests of one class that were skipped for one reason. Kept in files between the modules of a run,
 * as a line of four parts with tabs between them.
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
