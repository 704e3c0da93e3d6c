package io.asciichat.cli.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A file that log lines go to, and its bounds.
 *
 * @param path the file; older ones lie beside it as {@code path.1}, {@code path.2} and so on
 * @param maxBytes a file that would become larger is put aside, above 0
 * @param maxAge a file that was begun so long ago is put aside, above zero
 * @param maxOld older files that are kept, above 0
 */
public record LogFile(Path path, long maxBytes, Duration maxAge, int maxOld) {
  /** Checks the ranges above. */
  public LogFile {
    if (maxBytes < 1 || !maxAge.isPositive() || maxOld < 1) {
      throw new IllegalArgumentException("the bounds of a log file must be above 0");
    }
  }

  /**
   * Finds out whether the file can be written to; makes it if it is not there.
   *
   * @throws IOException when it cannot
   */
  public void check() throws IOException {
    RotatingFile.check(path);
  }

  /** A file that becomes as large and as old as it likes. */
  public static LogFile unbounded(Path path) {
    return new LogFile(path, Long.MAX_VALUE, Duration.ofSeconds(Long.MAX_VALUE), 1);
  }
}
