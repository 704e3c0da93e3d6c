package io.asciichat.cli.log;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** A logger that decides by {@link LogSettings} alone whether a line is written. */
final class LazyLogger implements System.Logger {
  /** Where the names of this program's loggers begin. */
  static final String OWN = "io.asciichat";

  private final String name;

  /** The newest answer, so that a line that is not written costs two reads and a comparison. */
  private volatile Least least = new Least(null, Level.OFF);

  /**
   * A logger's least level.
   *
   * @param settings what it follows from; null before the first question
   */
  private record Least(@Nullable LogSettings settings, Level level) {}

  LazyLogger(String name) {
    this.name = name;
  }

  /** Returns whether a logger of this name belongs to this program. */
  static boolean isOwn(String name) {
    return name.startsWith(OWN);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // settings that are equal and others only cost a look
  public boolean isLoggable(Level level) {
    LogSettings settings = LogSettings.current();
    Least known = least;
    if (known.settings != settings) {
      known = new Least(settings, settings.least(name));
      least = known;
    }
    return level != Level.OFF && level.compareTo(known.level) >= 0;
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    if (isLoggable(level)) {
      write(level, translated(bundle, message), thrown);
    }
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... parameters) {
    if (isLoggable(level)) {
      String text = translated(bundle, format);
      write(
          level,
          parameters == null || parameters.length == 0
              ? text
              : MessageFormat.format(text, parameters),
          null);
    }
  }

  private void write(Level level, String message, @Nullable Throwable thrown) {
    Library.FACTORY.getLogger(name).atLevel(slf4j(level)).setCause(thrown).log(message);
  }

  private static String translated(@Nullable ResourceBundle bundle, @Nullable String message) {
    String key = String.valueOf(message);
    if (bundle == null) {
      return key;
    }
    try {
      return bundle.getString(key);
    } catch (MissingResourceException e) {
      return key;
    }
  }

  private static org.slf4j.event.Level slf4j(Level level) {
    return switch (level) {
      case ALL, TRACE -> org.slf4j.event.Level.TRACE;
      case DEBUG -> org.slf4j.event.Level.DEBUG;
      case INFO -> org.slf4j.event.Level.INFO;
      case WARNING -> org.slf4j.event.Level.WARN;
      case ERROR, OFF -> org.slf4j.event.Level.ERROR;
    };
  }

  /**
   * The logging library, which is loaded with the first line. Threads whose lines come meanwhile
   * wait for it here; SLF4J would keep those lines and print two of its own about that.
   */
  private static final class Library {
    static final ILoggerFactory FACTORY = LoggerFactory.getILoggerFactory();
  }
}
