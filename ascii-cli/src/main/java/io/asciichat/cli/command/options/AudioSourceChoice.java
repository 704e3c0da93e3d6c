package io.asciichat.cli.command.options;

import java.util.Locale;

/** Values of {@code --audio-source}. */
public enum AudioSourceChoice {
  AUTO,
  MIC,
  MEDIA,
  BOTH;

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
