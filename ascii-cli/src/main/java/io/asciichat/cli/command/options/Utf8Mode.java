package io.asciichat.cli.command.options;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of {@code --utf8}. */
public enum Utf8Mode {
  AUTO,
  TRUE,
  FALSE;

  /** Whether to send UTF-8, or null for what the locale says. */
  public @Nullable Boolean value() {
    return this == AUTO ? null : Boolean.valueOf(this == TRUE);
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
