package io.asciichat.benchmarks;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.RenderMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints what a frame costs in every render mode: milliseconds and kilobytes at three terminal
 * sizes, beside the plainest loop and a copy of the source.
 */
final class ModeTable {
  private static final List<String> TERMINALS = List.of("80x24", "120x40", "200x60");

  private ModeTable() {}

  static void print() throws RunnerException {
    System.out.println("\n### modes\n");
    System.out.println("| what | 80×24 ms | KB | 120×40 ms | KB | 200×60 ms | KB |");
    System.out.println("|---|---|---|---|---|---|---|");
    floor("memory", "copying the source");
    floor("scalar", "plainest scalar loop, ramp");
    for (RenderMode mode : RenderMode.values()) {
      if (mode.usesPalette()) {
        mode(mode, GlyphChoice.RAMP);
      }
      mode(mode, GlyphChoice.SHAPE);
    }
  }

  private static void floor(String method, String label) throws RunnerException {
    List<String> cells = new ArrayList<>();
    for (String terminal : TERMINALS) {
      FloorBenchmark benchmark = new FloorBenchmark();
      benchmark.terminal = terminal;
      benchmark.prepare();
      cells.add(time(options(FloorBenchmark.class, method).param("terminal", terminal).build()));
      cells.add(method.equals("memory") ? "" : kilobytes(benchmark.scalar()));
    }
    row(label, cells);
  }

  private static void mode(RenderMode mode, GlyphChoice glyphs) throws RunnerException {
    List<String> cells = new ArrayList<>();
    for (String terminal : TERMINALS) {
      SceneBenchmark benchmark = new SceneBenchmark();
      benchmark.terminal = terminal;
      benchmark.color = ColorLevel.TRUECOLOR;
      benchmark.mode = mode;
      benchmark.glyphs = glyphs;
      benchmark.prepare();
      cells.add(
          time(
              options(SceneBenchmark.class, "render")
                  .param("terminal", terminal)
                  .param("mode", mode.name())
                  .param("glyphs", glyphs.name())
                  .build()));
      cells.add(kilobytes(benchmark.render()));
    }
    String name = mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    row(mode.usesPalette() ? name + ", " + glyphs.name().toLowerCase(Locale.ROOT) : name, cells);
  }

  private static ChainedOptionsBuilder options(Class<?> benchmark, String method) {
    return new OptionsBuilder()
        .include(benchmark.getName() + "\\." + method + "$")
        .forks(1)
        .warmupIterations(6)
        .warmupTime(TimeValue.milliseconds(400))
        .measurementIterations(10)
        .measurementTime(TimeValue.milliseconds(300))
        .verbosity(VerboseMode.SILENT);
  }

  private static String time(Options options) throws RunnerException {
    Collection<RunResult> results = new Runner(options).run();
    double best = results.iterator().next().getPrimaryResult().getStatistics().getMin();
    return String.format(Locale.ROOT, "%.3f", best);
  }

  private static String kilobytes(int bytes) {
    return Long.toString(Math.round(bytes / 1024.0));
  }

  private static void row(String label, List<String> cells) {
    System.out.println("| " + label + " | " + String.join(" | ", cells) + " |");
  }
}
