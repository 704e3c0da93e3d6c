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
  private final boolean own;

  LazyLogger(String name) {
    this.name = name;
    this.own = name.startsWith(OWN);
  }

  @Override
  public String getName() {
    return name;
  }

  /**
   * {@inheritDoc} Libraries and the JDK have to warn about something to be heard, and only where
   * their lines are wanted.
   */
  @Override
  public boolean isLoggable(Level level) {
    LogSettings settings = LogSettings.current();
    Level least = settings.level();
    if (!own) {
      if (!settings.hearsLibraries()) {
        return false;
      }
      least = least.compareTo(Level.WARNING) < 0 ? Level.WARNING : least;
    }
    return level != Level.OFF && level.compareTo(least) >= 0;
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
