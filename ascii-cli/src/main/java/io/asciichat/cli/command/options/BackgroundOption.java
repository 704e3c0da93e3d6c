package io.asciichat.cli.command.options;

import io.asciichat.cli.terminal.Background;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of {@code --background}. */
public enum BackgroundOption {
  AUTO(null),
  DARK(Background.DARK),
  LIGHT(Background.LIGHT);

  private final @Nullable Background background;

  BackgroundOption(@Nullable Background background) {
    this.background = background;
  }

  /** The ground, or null for what the terminal says. */
  public @Nullable Background background() {
    return background;
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
