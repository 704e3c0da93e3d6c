package io.asciichat.cli.command.options;

import io.asciichat.media.picture.Theme;

/** Values of {@code --render-theme}. */
public enum ThemeChoice {
  DARK("dark", Theme.DARK),
  LIGHT("light", Theme.LIGHT);

  private final String text;
  private final Theme theme;

  ThemeChoice(String text, Theme theme) {
    this.text = text;
    this.theme = theme;
  }

  public Theme theme() {
    return theme;
  }

  @Override
  public String toString() {
    return text;
  }
}
