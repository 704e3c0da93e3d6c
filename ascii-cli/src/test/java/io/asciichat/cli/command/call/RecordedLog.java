package io.asciichat.cli.command.call;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** A log whose lines a test can read. */
public final class RecordedLog implements System.Logger {
  public final List<String> lines = new ArrayList<>();
  private final Level least;

  public RecordedLog() {
    this(Level.INFO);
  }

  private RecordedLog(Level least) {
    this.least = least;
  }

  /** One that takes what {@code -v} asks for, too. */
  public static RecordedLog verbose() {
    return new RecordedLog(Level.DEBUG);
  }

  @Override
  public String getName() {
    return "recorded";
  }

  @Override
  public boolean isLoggable(Level level) {
    return level.compareTo(least) >= 0;
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    lines.add(String.valueOf(message));
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... parameters) {
    lines.add(String.valueOf(format));
  }
}
