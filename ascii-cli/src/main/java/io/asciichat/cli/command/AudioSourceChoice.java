package io.asciichat.cli.command;

import java.util.Locale;

/** Values of {@code --audio-source}. */
enum AudioSourceChoice {
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
