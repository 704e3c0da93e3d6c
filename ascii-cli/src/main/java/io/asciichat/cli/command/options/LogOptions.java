package io.asciichat.cli.command.options;

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
public final class LogOptions {
  public static final String HEADING = "Messages";

  @Option(
      names = {"-L", "--log-file"},
      paramLabel = "<file>",
      description = "Write log lines there instead of to standard error.")
  public @Nullable Path logFile;

  @Option(
      names = {"-v", "--verbose"},
      fallbackValue = "true",
      description = "Log more, and tell the cause of a failure.")
  public boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      fallbackValue = "true",
      description = "Log errors only.")
  public boolean quiet;

  /**
   * Makes these the process's settings.
   *
   * @param usual the level without -v and -q
   * @param precious files that are played or recorded; null where there is none
   * @throws AsciiChatException when nothing can be written to the file, found out now because later
   *     there is no place to tell it, or when it is one of the others
   */
  public void apply(Level usual, @Nullable Path... precious) {
    if (logFile != null) {
      for (Path other : precious) {
        if (other != null && RecordingOptions.isSame(logFile, other)) {
          throw new AsciiChatException(
              ErrorCode.USAGE,
              "--log-file would write into the file that is played or recorded; choose another"
                  + " name");
        }
      }
      try {
        Files.newOutputStream(logFile, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
            .close();
      } catch (IOException e) {
        throw new AsciiChatException(
            ErrorCode.USAGE, "cannot write the log file '" + logFile + "'; check the path", e);
      }
    }
    new LogSettings(level(usual), logFile).use();
  }

  /** Changes the level alone, while the command runs; lines go where they went. */
  public void applyLevel(Level usual) {
    LogSettings.useLevel(level(usual));
  }

  private Level level(Level usual) {
    return verbose ? Level.DEBUG : quiet ? Level.ERROR : usual;
  }
}
