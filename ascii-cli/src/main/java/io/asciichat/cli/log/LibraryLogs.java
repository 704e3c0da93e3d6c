package io.asciichat.cli.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Takes what libraries log through {@link java.util.logging} to {@link System.Logger}, whose {@link
 * LazyLogger} decides: on its own it prints to standard error, and so into the picture.
 *
 * <p>Made by the log manager when a library logs for the first time; until then only a property has
 * been set.
 */
public final class LibraryLogs {
  /** What SLF4J prints itself: nothing about lines of libraries that come while it is loaded. */
  private static final String OWN_LINES = "slf4j.internal.verbosity";

  private static final String CONFIGURED_BY = "java.util.logging.config.class";
  private static final String CONFIGURED_IN = "java.util.logging.config.file";

  /**
   * For the log manager: configures it.
   *
   * @throws IOException never
   */
  public LibraryLogs() throws IOException {
    StringBuilder settings = new StringBuilder("handlers=" + Bridge.class.getName() + "\n");
    settings.append(".level=WARNING\n");
    // What LazyLogger lets through is all that comes of these, whatever the library says.
    LogSettings.current()
        .levels()
        .named()
        .keySet()
        .forEach(name -> settings.append(name).append(".level=ALL\n"));
    byte[] text = settings.toString().getBytes(StandardCharsets.US_ASCII);
    LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(text));
  }

  /** From now on, unless the user has configured it otherwise. */
  public static void capture() {
    if (System.getProperty(OWN_LINES) == null) {
      System.setProperty(OWN_LINES, "ERROR");
    }
    if (System.getProperty(CONFIGURED_BY) == null && System.getProperty(CONFIGURED_IN) == null) {
      System.setProperty(CONFIGURED_BY, LibraryLogs.class.getName());
    }
  }

  /** Hands records on. For the log manager. */
  public static final class Bridge extends Handler {
    private final SimpleFormatter formatter = new SimpleFormatter();

    /** For the log manager. */
    public Bridge() {}

    @Override
    public void publish(LogRecord entry) {
      String name = entry.getLoggerName();
      System.getLogger(name == null || name.isEmpty() ? "library" : name)
          .log(
              levelOf(entry.getLevel().intValue()),
              formatter.formatMessage(entry),
              entry.getThrown());
    }

    private static Level levelOf(int severity) {
      if (severity >= java.util.logging.Level.SEVERE.intValue()) {
        return Level.ERROR;
      }
      if (severity >= java.util.logging.Level.WARNING.intValue()) {
        return Level.WARNING;
      }
      if (severity >= java.util.logging.Level.CONFIG.intValue()) {
        return Level.INFO;
      }
      return severity >= java.util.logging.Level.FINE.intValue() ? Level.DEBUG : Level.TRACE;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
