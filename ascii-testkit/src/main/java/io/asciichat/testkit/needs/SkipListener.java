package io.asciichat.testkit.needs;

import io.asciichat.testkit.needs.SkipTable.SkippedTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down which tests are skipped, whatever the means, and prints one table for all modules of
 * a build, after the last one or after one with failures, since Maven may end there. The JUnit
 * platform finds it by itself; it does nothing unless the build sets four system properties:
 *
 * <ul>
 *   <li>{@code testkit.skips.folder}: where modules leave what they skipped for the last one
 *   <li>{@code testkit.skips.run}: differs from build to build, so that old files are known as such
 *   <li>{@code testkit.skips.module}: this module's name
 *   <li>{@code testkit.skips.reactor}: all modules in their order, as Maven's {@code
 *       ${session.projects}} names them
 * </ul>
 */
public final class SkipListener implements TestExecutionListener {
  private static final Pattern MODULE = Pattern.compile("MavenProject: [^:]+:([^:]+):");

  private final @Nullable String folder;
  private final String run;
  private final String module;
  private final String reactor;
  private final Map<String, Integer> skipped = new TreeMap<>();
  private @Nullable TestPlan plan;
  private boolean failed;

  /** Made by the JUnit platform. */
  public SkipListener() {
    this(
        System.getProperty("testkit.skips.folder"),
        System.getProperty("testkit.skips.run", ""),
        System.getProperty("testkit.skips.module", ""),
        System.getProperty("testkit.skips.reactor", ""));
  }

  SkipListener(@Nullable String folder, String run, String module, String reactor) {
    this.folder = folder;
    this.run = run;
    this.module = module;
    this.reactor = reactor;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    note(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    failed |= result.getStatus() == Status.FAILED;
    if (result.getStatus() == Status.ABORTED) {
      note(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
    }
  }

  private void note(TestIdentifier test, @Nullable String reason) {
    String line = new SkippedTests(module, where(test), String.valueOf(reason), 1).line();
    skipped.merge(line, tests(test), Integer::sum);
  }

  /** How many tests a class or a test with arguments stands for, as far as that is known. */
  private int tests(TestIdentifier test) {
    TestPlan known = plan;
    if (test.isTest() || known == null) {
      return 1;
    }
    return Math.max(1, known.getChildren(test).stream().mapToInt(this::tests).sum());
  }

  private static String where(TestIdentifier test) {
    return test.getSource()
        .map(
            source ->
                switch (source) {
                  case ClassSource type -> type.getClassName();
                  case MethodSource method -> method.getClassName();
                  default -> test.getLegacyReportingName();
                })
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .orElseGet(test::getLegacyReportingName);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan finished) {
    if (folder == null) {
      return;
    }
    Path files = Path.of(folder);
    try {
      write(files);
      if (failed || isLast()) {
        System.out.print(SkipTable.of(read(files)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path files) throws IOException {
    List<String> lines = new ArrayList<>(List.of(run));
    skipped.forEach(
        (line, count) -> {
          SkippedTests one = SkippedTests.parse(line);
          lines.add(new SkippedTests(one.module(), one.where(), one.reason(), count).line());
        });
    Files.createDirectories(files);
    Files.write(files.resolve(module + ".txt"), lines);
  }

  private List<SkippedTests> read(Path files) throws IOException {
    List<SkippedTests> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(files)) {
      for (Path file : all.sorted().toList()) {
        List<String> lines = Files.readAllLines(file);
        if (!lines.isEmpty() && lines.getFirst().equals(run)) {
          lines.stream().skip(1).map(SkippedTests::parse).forEach(found::add);
        }
      }
    }
    return found;
  }

  /** Also when the order is unknown: a table too many is better than none. */
  private boolean isLast() {
    String last = module;
    Matcher names = MODULE.matcher(reactor);
    while (names.find()) {
      last = names.group(1);
    }
    return last.equals(module);
  }
}
