package io.asciichat.cli.command;

import io.asciichat.cli.log.LogSettings;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
      fallbackValue = "true",
      description = "Log more, and tell the cause of a failure.")
  boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      fallbackValue = "true",
      description = "Log errors only.")
  boolean quiet;

  /**
   * Makes these the process's settings.
   *
   * @param usual the level without -v and -q
   * @throws AsciiChatException when nothing can be written to the file: found out now, because
   *     later nobody would be told
   */
  void apply(Level usual) {
    if (logFile != null) {
      try {
        Files.newOutputStream(logFile, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
            .close();
      } catch (IOException e) {
        throw new AsciiChatException(
            ErrorCode.USAGE, "cannot write the log file '" + logFile + "'; check the path", e);
      }
    }
    new LogSettings(verbose ? Level.DEBUG : quiet ? Level.ERROR : usual, logFile).use();
  }
}
