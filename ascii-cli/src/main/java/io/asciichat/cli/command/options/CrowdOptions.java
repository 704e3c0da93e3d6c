package io.asciichat.cli.command.options;

import io.asciichat.testkit.load.LoadTest;
import io.asciichat.testkit.load.TerminalMix;
import picocli.CommandLine.Option;

/**
 * Who is there in a load test: terminals that differ, and others beside those that are measured.
 */
public final class CrowdOptions {
  public static final String HEADING = "Who is there";

  @Option(
      names = "--mixed-terminals",
      paramLabel = "<how>",
      arity = "0..1",
      defaultValue = "none",
      fallbackValue = "all",
      converter = EnumConverter.Mixes.class,
      completionCandidates = EnumConverter.Mixes.class,
      description = {
        "${COMPLETION-CANDIDATES}: every client has another terminal, so that",
        "nothing is drawn for two; all by itself. Default: none."
      })
  TerminalMix mix = TerminalMix.NONE;

  @Option(
      names = "--churn",
      paramLabel = "<number>",
      defaultValue = "0",
      converter = Numbers.PerSecondOrNone.class,
      description = "More clients that join each second, and leave after one. Default: 0.")
  int churn;

  @Option(
      names = "--slow",
      paramLabel = "<number>",
      defaultValue = "0",
      converter = Numbers.CountOrNone.class,
      description = "More clients that stop reading or read slowly, in turn. Default: 0.")
  int slow;

  @Option(
      names = "--hostile",
      paramLabel = "<number>",
      defaultValue = "0",
      converter = Numbers.CountOrNone.class,
      description = "More connections that break the protocol, in turns. Default: 0.")
  int hostile;

  /** Adds them to a test. */
  public void addTo(LoadTest.Builder test) {
    test.mixedTerminals(mix).churn(churn).slow(slow).hostile(hostile);
  }
}
