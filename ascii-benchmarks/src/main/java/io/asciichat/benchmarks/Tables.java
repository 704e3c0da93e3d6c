package io.asciichat.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs benchmarks and prints the tables of docs/performance.md, each row against the first. On a
 * busy machine the best of many short measurements says most, so ratios are of those.
 */
public final class Tables {
  private static final String COLD_SERVER = "cold-server=";

  private Tables() {}

  /**
   * Prints the tables named: {@code picture}, {@code modes}, {@code colors}, {@code sharing},
   * {@code fit}, {@code mixer}, {@code voice}, {@code server-sound}; all of them without a name.
   * And, only by its name, {@code cold-server=COMMAND}, where the command starts the program.
   */
  public static void main(String[] names) throws RunnerException, InterruptedException {
    List<String> wanted =
        names.length == 0
            ? List.of(
                "picture", "modes", "colors", "sharing", "fit", "mixer", "voice", "server-sound")
            : Arrays.asList(names);
    for (String name : wanted) {
      if (name.startsWith(COLD_SERVER)) {
        ColdServerTable.print(name.substring(COLD_SERVER.length()));
        continue;
      }
      switch (name) {
        case "modes" -> ModeTable.print();
        case "server-sound" -> ServerSoundTable.print();
        default -> print(name, run(name));
      }
    }
  }

  private static Collection<RunResult> run(String name) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(1)
            .warmupIterations(6)
            .warmupTime(TimeValue.milliseconds(500))
            .measurementIterations(12)
            .measurementTime(TimeValue.milliseconds(500))
            .verbosity(VerboseMode.SILENT)
            .addProfiler(GCProfiler.class);
    switch (name) {
      case "picture" ->
          options
              .include(SceneBenchmark.class.getName())
              .param("sources", "1", "4", "9")
              .param("terminal", "200x60", "120x40", "80x24");
      case "colors" ->
          options
              .include(SceneBenchmark.class.getName())
              .param("color", "TRUECOLOR", "COLORS_256", "SIXTEEN", "NONE");
      case "sharing" -> options.include(SharingBenchmark.class.getName());
      case "mixer" ->
          options
              .include(MixerBenchmark.class.getName() + ".mix")
              .param("speaking", "64", "8", "1", "0")
              .param("loudness", "0.2", "0.9");
      case "fit" -> options.include(FitBenchmark.class.getName());
      case "voice" -> options.include(VoiceBenchmark.class.getName());
      default -> throw new IllegalArgumentException("no table is called " + name);
    }
    return new Runner(options.build()).run();
  }

  private static void print(String name, Collection<RunResult> results) {
    System.out.println("\n### " + name + "\n");
    System.out.println("| case | ms, best | ms, median | ratio of best | bytes allocated |");
    System.out.println("|---|---|---|---|---|");
    double first = 0;
    List<String> varied = varied(results);
    for (RunResult result : results) {
      Statistics time = result.getPrimaryResult().getStatistics();
      first = first == 0 ? time.getMin() : first;
      System.out.printf(
          Locale.ROOT,
          "| %s | %.3f | %.3f | %.2f | %.0f |%n",
          label(result, varied),
          time.getMin(),
          time.getPercentile(50),
          time.getMin() / first,
          allocated(result));
    }
  }

  private static double allocated(RunResult result) {
    return Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
        .getScore();
  }

  /** Parameters that tell one row from another. */
  private static List<String> varied(Collection<RunResult> results) {
    return results.stream()
        .flatMap(result -> result.getParams().getParamsKeys().stream())
        .distinct()
        .filter(
            key ->
                results.stream().map(result -> result.getParams().getParam(key)).distinct().count()
                    > 1)
        .toList();
  }

  private static String label(RunResult result, List<String> varied) {
    List<String> parts = new ArrayList<>();
    for (String key : varied) {
      parts.add(key + " " + result.getParams().getParam(key));
    }
    return parts.isEmpty() ? result.getPrimaryResult().getLabel() : String.join(", ", parts);
  }
}
