package io.asciichat.cli.command;

import io.asciichat.cli.log.LogSettings;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Messages. */
final class LogOptions {
  static final String HEADING = "Messages";

  @Option(
      names = {"-L", "--log-file"},
      paramLabel = "<file>",
      description = "Write log lines there instead of to standard error.")
  @Nullable Path logFile;

  @Option(
      names = {"-v", "--verbose"},
      description = "Log more, and tell the cause of a failure.")
  boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      description = "Log errors only.")
  boolean quiet;

  /**
   * Makes these the process's settings.
   *
   * @param usual the level without -v and -q
   */
  void apply(Level usual) {
    new LogSettings(verbose ? Level.DEBUG : quiet ? Level.ERROR : usual, logFile).use();
  }
}
