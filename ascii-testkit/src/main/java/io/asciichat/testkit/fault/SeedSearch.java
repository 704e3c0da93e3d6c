package io.asciichat.testkit.fault;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Plays the plans of many seeds and reports those that break an invariant, made as small as
 * possible.
 *
 * <pre>{@code
 * SeedSearch.Report report =
 *     SeedSearch.of(SeedSetup.standard(), FaultGenerator.standard()).run(1, 2_000);
 * assertTrue(report.isGood(), report::toString);
 * }</pre>
 *
 * <p>The same as a command, which exits with 1 when a seed fails: {@code java -cp …
 * io.asciichat.testkit.fault.SeedSearch --seeds 2000}. Each call is played by one thread and
 * follows from its seed alone; several calls are played at one time. Immutable.
 */
public final class SeedSearch {
  /** Failures of one rule that are made small; the others are only counted. */
  private static final int SHRUNK_PER_RULE = 2;

  private static final long DEFAULT_SEEDS = 2_000;
  private static final int EXIT_FAILED = 1;
  private static final int EXIT_USAGE = 2;

  private final SeedSetup setup;
  private final FaultGenerator generator;
  private final int threads;

  private SeedSearch(SeedSetup setup, FaultGenerator generator, int threads) {
    this.setup = setup;
    this.generator = generator;
    this.threads = threads;
  }

  /** Returns a search that uses every processor. */
  public static SeedSearch of(SeedSetup setup, FaultGenerator generator) {
    return new SeedSearch(setup, generator, Runtime.getRuntime().availableProcessors());
  }

  /**
   * The same with another number of threads, which changes how long it takes and nothing else.
   *
   * @param count 1 or more
   */
  public SeedSearch threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + count);
    }
    return new SeedSearch(setup, generator, count);
  }

  /**
   * A seed whose call broke an invariant.
   *
   * @param seed the seed
   * @param result how its call went
   * @param smallest the smallest plan that still fails, when it was looked for; else the same
   */
  public record Failure(long seed, RunResult result, RunResult smallest) {
    /** Returns what happened, the smallest plan, and how to play it again. */
    @Override
    public String toString() {
      return "seed "
          + seed
          + " failed "
          + result.violations().getFirst()
          + "\n  smallest plan, "
          + smallest.plan().events().size()
          + " of "
          + result.plan().events().size()
          + " events: "
          + smallest.violations().getFirst()
          + "\n  SeedRun.play(FaultPlan.parse(\""
          + smallest.plan()
          + "\"), setup)";
    }
  }

  /**
   * The findings of a search.
   *
   * @param seeds how many calls were played
   * @param frames frames that all callers of all calls were shown
   * @param digest changes with anything in any of the calls: equal for equal searches
   * @param failures in the order of the seeds
   */
  public record Report(long seeds, long frames, long digest, List<Failure> failures) {
    /** Returns whether every invariant held in every call. */
    public boolean isGood() {
      return failures.isEmpty();
    }

    /** A line about all, the failures of each rule, and the smallest plans. */
    @Override
    public String toString() {
      Map<String, Integer> rules = new LinkedHashMap<>();
      StringBuilder text = new StringBuilder();
      for (Failure failure : failures) {
        String rule = failure.result.violations().getFirst().rule();
        if (rules.merge(rule, 1, Integer::sum) <= SHRUNK_PER_RULE) {
          text.append('\n').append(failure);
        }
      }
      return seeds
          + " calls, "
          + frames
          + " frames, digest "
          + Long.toHexString(digest)
          + ", "
          + failures.size()
          + " failed"
          + (rules.isEmpty() ? "" : " " + rules)
          + text;
    }
  }

  /**
   * Plays the calls of consecutive seeds.
   *
   * @param first the first seed
   * @param count how many, 1 or more
   */
  public Report run(long first, long count) {
    if (count < 1) {
      throw new IllegalArgumentException("there must be at least 1 seed, not " + count);
    }
    AtomicLong next = new AtomicLong(first);
    AtomicLong frames = new AtomicLong();
    AtomicLong digest = new AtomicLong();
    Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    Runnable work =
        () -> {
          for (long seed = next.getAndIncrement();
              seed < first + count;
              seed = next.getAndIncrement()) {
            RunResult result = SeedRun.play(generator.plan(seed), setup);
            frames.addAndGet(result.frames());
            // A sum, because the calls end in any order.
            digest.addAndGet(result.digest() * (2 * seed + 1));
            if (!result.isGood()) {
              failures.add(new Failure(seed, result, result));
            }
          }
        };
    List<Thread> workers =
        Stream.generate(() -> Thread.ofPlatform().name("seeds").start(work))
            .limit(threads)
            .toList();
    workers.forEach(SeedSearch::join);
    return new Report(count, frames.get(), digest.get(), shrunk(failures));
  }

  private static void join(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while calls are played", e);
    }
  }

  private List<Failure> shrunk(Queue<Failure> failures) {
    Map<String, Integer> rules = new LinkedHashMap<>();
    List<Failure> shrunk = new ArrayList<>();
    for (Failure failure :
        failures.stream().sorted(Comparator.comparingLong(Failure::seed)).toList()) {
      String rule = failure.result.violations().getFirst().rule();
      boolean small = rules.merge(rule, 1, Integer::sum) <= SHRUNK_PER_RULE;
      shrunk.add(
          small
              ? new Failure(
                  failure.seed, failure.result, PlanShrinker.shrink(failure.result, setup))
              : failure);
    }
    return shrunk;
  }

  /**
   * The command.
   *
   * @param arguments {@code --seeds COUNT}, {@code --from SEED}, {@code --threads COUNT}, {@code
   *     --only KIND,KIND}, or {@code --plan TEXT} to play one plan
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(command(arguments, out));
  }

  static int command(String[] arguments, PrintStream out) {
    long seeds = DEFAULT_SEEDS;
    long from = 1;
    SeedSearch search = of(SeedSetup.standard(), FaultGenerator.standard());
    try {
      for (int i = 0; i < arguments.length; i += 2) {
        String value = i + 1 < arguments.length ? arguments[i + 1] : "";
        switch (arguments[i]) {
          case "--seeds" -> seeds = Long.parseLong(value);
          case "--from" -> from = Long.parseLong(value);
          case "--threads" -> search = search.threads(Integer.parseInt(value));
          case "--only" -> search = search.only(value);
          case "--plan" -> {
            return report(SeedRun.play(FaultPlan.parse(value), search.setup), out);
          }
          default -> throw new IllegalArgumentException("\"" + arguments[i] + "\" is not known");
        }
      }
      Report report = search.run(from, seeds);
      out.println(report);
      return report.isGood() ? 0 : EXIT_FAILED;
    } catch (IllegalArgumentException e) {
      out.println(
          e.getMessage()
              + "\nusage: SeedSearch [--seeds COUNT] [--from SEED] [--threads COUNT]"
              + " [--only KIND,KIND] [--plan TEXT]");
      return EXIT_USAGE;
    }
  }

  private SeedSearch only(String kinds) {
    FaultKind[] chosen =
        Stream.of(kinds.split(",", -1))
            .map(kind -> FaultKind.valueOf(kind.strip().toUpperCase(Locale.ROOT)))
            .toArray(FaultKind[]::new);
    return new SeedSearch(setup, FaultGenerator.standard().only(chosen), threads);
  }

  private static int report(RunResult result, PrintStream out) {
    out.println(
        result.frames()
            + " frames, digest "
            + Long.toHexString(result.digest())
            + (result.isGood() ? ", all is well" : ", " + result.violations().getFirst()));
    return result.isGood() ? 0 : EXIT_FAILED;
  }
}
