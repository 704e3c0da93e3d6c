package io.asciichat.cli.command.options;

import java.time.Duration;
import picocli.CommandLine.Option;

/** Figures that a server tells. */
public final class StatisticsOptions {
  public static final String HEADING = "Statistics";

  /** Forms of a report. */
  public enum Format {
    /** Lines for people, in the log. */
    TEXT,
    /** A line of JSON on standard output. */
    JSON
  }

  @Option(
      names = "--stats-interval",
      paramLabel = "<seconds>",
      defaultValue = "30",
      converter = Numbers.Interval.class,
      description = {
        "How often figures are told while anything happens, and",
        "once more at the end; 0 for never. Default: 30."
      })
  public Duration interval = Duration.ZERO;

  @Option(
      names = "--stats-format",
      paramLabel = "<form>",
      defaultValue = "text",
      converter = EnumConverter.Reports.class,
      completionCandidates = EnumConverter.Reports.class,
      description = {
        "text, json: lines in the log, or one line of JSON on",
        "standard output. Default: text."
      })
  public Format format = Format.TEXT;
}
