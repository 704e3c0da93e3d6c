package io.asciichat.cli.command.options;

import picocli.CommandLine.Option;

/** Help, for every command. */
public final class HelpOption {
  public static final String HEADING = "Help";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  public boolean help;
}
