package io.asciichat.cli.command.options;

import io.asciichat.testkit.load.LoadBounds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a load test has to reach. */
public final class BoundOptions {
  public static final String HEADING = "Bounds";

  @Option(
      names = "--expect-fps",
      paramLabel = "<rate>",
      converter = Numbers.Bound.class,
      description = "Frames a second that each client gets at least.")
  @Nullable Double framesPerSecond;

  @Option(
      names = "--expect-gap",
      paramLabel = "<ms>",
      converter = Numbers.Bound.class,
      description = "Gap between frames, of 99 of 100 of each client at most.")
  @Nullable Double gap;

  @Option(
      names = "--expect-longest-gap",
      paramLabel = "<ms>",
      converter = Numbers.Bound.class,
      description = "The longest gap of each client at most.")
  @Nullable Double longestGap;

  @Option(
      names = "--expect-age",
      paramLabel = "<ms>",
      converter = Numbers.Bound.class,
      description = "Age of the newest picture in 99 of 100 frames at most.")
  @Nullable Double age;

  @Option(
      names = "--expect-breaks",
      paramLabel = "<number>",
      converter = Numbers.CountOrNone.class,
      description = "How often the sound of each client breaks off at most.")
  @Nullable Integer breaks;

  @Option(
      names = "--expect-cpu",
      paramLabel = "<percent>",
      converter = Numbers.Bound.class,
      description = "What the server uses of a core at most; with --server-pid.")
  @Nullable Double cpu;

  @Option(
      names = "--expect-memory",
      paramLabel = "<MB>",
      converter = Numbers.Bound.class,
      description = "The server's memory at most; with --server-pid.")
  @Nullable Double memory;

  /** Returns whether a bound is about the server's process. */
  public boolean needServer() {
    return cpu != null || memory != null;
  }

  /** The bounds that are wanted. */
  public LoadBounds bounds() {
    LoadBounds all = LoadBounds.NONE;
    all = framesPerSecond == null ? all : all.framesPerSecond(framesPerSecond);
    all = gap == null ? all : all.gapP99Millis(gap);
    all = longestGap == null ? all : all.longestGapMillis(longestGap);
    all = age == null ? all : all.ageP99Millis(age);
    all = breaks == null ? all : all.soundBreaks(breaks);
    all = cpu == null ? all : all.serverCpuPercent(cpu);
    return memory == null ? all : all.serverMemoryMegabytes(memory);
  }
}
