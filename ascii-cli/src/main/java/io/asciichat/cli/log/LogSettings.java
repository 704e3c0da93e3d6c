package io.asciichat.cli.log;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The destination of log lines and their number. Set once, before the first line is logged; setting
 * it costs nothing, because the logging library starts with the first line and not before.
 *
 * @param level the least level that is logged
 * @param file where to, or null for standard error
 */
public record LogSettings(Level level, @Nullable Path file) {
  private static final AtomicReference<LogSettings> CURRENT =
      new AtomicReference<>(new LogSettings(Level.WARNING, null));

  /** Makes these the settings of this process. */
  public void use() {
    CURRENT.set(this);
  }

  /** Changes the level of this process's settings, for this program's lines. */
  public static void useLevel(Level newest) {
    CURRENT.updateAndGet(before -> new LogSettings(newest, before.file));
  }

  /**
   * Returns whether the lines of libraries and the JDK are wanted: in a file, or to find a cause
   * with {@code -v}. On a screen they would say nothing to a user.
   */
  boolean hearsLibraries() {
    return file != null || level.compareTo(Level.DEBUG) <= 0;
  }

  static LogSettings current() {
    return Objects.requireNonNull(CURRENT.get());
  }
}
