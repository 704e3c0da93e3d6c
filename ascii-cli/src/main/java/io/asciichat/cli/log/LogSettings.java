package io.asciichat.cli.log;

import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The destination of log lines, their number and form. Set once, before the first line is logged;
 * setting it costs nothing, because the logging library starts with the first line and not before.
 *
 * @param levels what is logged
 * @param format how a line is written
 * @param file where to, or null for standard error
 */
public record LogSettings(LogLevels levels, Format format, @Nullable LogFile file) {
  private static final Level DEFAULT_LEVEL = Level.WARNING;

  private static final AtomicReference<LogSettings> CURRENT =
      new AtomicReference<>(new LogSettings(LogLevels.of(DEFAULT_LEVEL), Format.TEXT, null));

  /** The form of a line. */
  public enum Format {
    /** For people. */
    TEXT,
    /** One JSON object a line. */
    JSON
  }

  /** Makes these the settings of this process. */
  public void use() {
    CURRENT.set(this);
  }

  /** Changes the levels of this process's settings, for this program's lines. */
  public static void useLevels(LogLevels newest) {
    CURRENT.updateAndGet(before -> new LogSettings(newest, before.format, before.file));
  }

  /**
   * Returns whether the lines of libraries and the JDK are wanted: in a file, or to find a cause
   * with {@code -v}. On a screen they would say nothing to a user.
   */
  boolean hearsLibraries() {
    return file != null || usual().compareTo(Level.DEBUG) <= 0;
  }

  /**
   * The least level that a logger writes. Libraries and the JDK have to warn about something to be
   * heard, and only where their lines are wanted, unless they were named.
   */
  Level least(String logger) {
    Level named = levels.named(logger);
    if (named != null) {
      return named;
    }
    if (LazyLogger.isOwn(logger)) {
      return usual();
    }
    if (!hearsLibraries()) {
      return Level.OFF;
    }
    return usual().compareTo(Level.WARNING) < 0 ? Level.WARNING : usual();
  }

  private Level usual() {
    return Objects.requireNonNullElse(levels.usual(), DEFAULT_LEVEL);
  }

  static LogSettings current() {
    return Objects.requireNonNull(CURRENT.get());
  }
}
