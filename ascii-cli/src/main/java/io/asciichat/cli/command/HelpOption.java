package io.asciichat.cli.command;

import picocli.CommandLine.Option;

/** Help, for every command. */
final class HelpOption {
  static final String HEADING = "Help";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;
}
