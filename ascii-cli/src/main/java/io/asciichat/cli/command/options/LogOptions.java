package io.asciichat.cli.command.options;

import io.asciichat.cli.log.LogFile;
import io.asciichat.cli.log.LogLevels;
import io.asciichat.cli.log.LogSettings;
import io.asciichat.cli.log.UncaughtFailures;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Messages. */
public final class LogOptions {
  public static final String HEADING = "Messages";

  private static final int BYTES_PER_MIB = 1 << 20;

  @Option(
      names = {"-L", "--log-file"},
      paramLabel = "<file>",
      description = "Write log lines there instead of to standard error.")
  public @Nullable Path logFile;

  @Option(
      names = "--log-format",
      paramLabel = "<format>",
      defaultValue = "text",
      converter = EnumConverter.LogFormats.class,
      completionCandidates = EnumConverter.LogFormats.class,
      description = "text, or json: an object a line. Default: text.")
  public LogSettings.Format format = LogSettings.Format.TEXT;

  @Option(
      names = "--log-level",
      paramLabel = "<levels>",
      converter = LogLevelsConverter.class,
      description = {
        "The least that is logged: trace, debug, info, warn,",
        "error or off; of one part: server=debug; several with",
        "commas between."
      })
  public LogLevels levels = LogLevels.NONE;

  @Option(
      names = "--log-max-size",
      paramLabel = "<MiB>",
      defaultValue = "10",
      converter = Numbers.Count.class,
      description = {
        "A log file as large as this is put aside as <file>.1,",
        "the one before as <file>.2 and so on. Default: 10."
      })
  int maxMebibytes;

  @Option(
      names = "--log-max-age",
      paramLabel = "<days>",
      defaultValue = "7",
      converter = Numbers.Count.class,
      description = "So is one that was begun so long ago. Default: 7.")
  int maxDays;

  @Option(
      names = "--log-max-files",
      paramLabel = "<number>",
      defaultValue = "10",
      converter = Numbers.Count.class,
      description = "How many of those are kept. Default: 10.")
  int maxOld;

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
   * @param usual the level without -v, -q and --log-level
   * @param precious files that are played or recorded; null where there is none
   * @throws AsciiChatException when nothing can be written to the file, found out now because later
   *     there is no place to tell it, or when it is one of the others
   */
  public void apply(Level usual, @Nullable Path... precious) {
    LogFile file = null;
    if (logFile != null) {
      for (Path other : precious) {
        if (other != null && RecordingOptions.isSame(logFile, other)) {
          throw new AsciiChatException(
              ErrorCode.USAGE,
              "--log-file would write into the file that is played or recorded; choose another"
                  + " name");
        }
      }
      long maxBytes = (long) maxMebibytes * BYTES_PER_MIB;
      file = new LogFile(logFile, maxBytes, Duration.ofDays(maxDays), maxOld);
      try {
        file.check();
      } catch (IOException e) {
        throw new AsciiChatException(
            ErrorCode.USAGE, "cannot write the log file '" + logFile + "'; check the path", e);
      }
    }
    new LogSettings(levels.withUsual(level(usual)), format, file).use();
    UncaughtFailures.capture();
  }

  /** Changes the levels alone, while the command runs; lines go where they went. */
  public void applyLevel(Level usual) {
    LogSettings.useLevels(levels.withUsual(level(usual)));
  }

  /** The level of what --log-level does not name: -v adds to it, and -q is stronger. */
  private Level level(Level usual) {
    Level told = levels.usual();
    if (verbose) {
      return told != null && told.compareTo(Level.DEBUG) < 0 ? told : Level.DEBUG;
    }
    if (quiet) {
      return Level.ERROR;
    }
    return told == null ? usual : told;
  }

  /** Reads levels. */
  static final class LogLevelsConverter implements ITypeConverter<LogLevels> {
    @Override
    public LogLevels convert(String text) {
      try {
        return LogLevels.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
