package io.asciichat.cli.log;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** A program whose libraries complain through everything they could use. */
final class NoisyLibraries {
  private NoisyLibraries() {}

  /**
   * Complains.
   *
   * @param args the level, and perhaps a log file
   */
  public static void main(String[] args) {
    LibraryLogs.capture();
    LogFile file = args.length > 1 ? LogFile.unbounded(Path.of(args[1])) : null;
    LogLevels levels = LogLevels.parse(args[0]);
    new LogSettings(levels, LogSettings.Format.TEXT, file).use();
    RuntimeException cause = new IllegalStateException("a cause of many lines");
    Logger.getLogger("org.other.a").log(java.util.logging.Level.SEVERE, "jul {0}", "complains");
    Logger.getLogger("org.other.b").log(java.util.logging.Level.WARNING, "jul stack", cause);
    Logger.getLogger("org.other.b").info("jul chats");
    System.getLogger("org.other.c").log(Level.ERROR, "platform complains", cause);
    LoggerFactory.getLogger("org.other.d").error("slf4j complains", cause);
    System.getLogger("io.asciichat.test").log(Level.ERROR, "our line");
  }
}
