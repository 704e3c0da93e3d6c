package io.asciichat.cli.command.options;

import io.asciichat.core.color.ColorLevel;
import org.jspecify.annotations.Nullable;

/** Values of {@code --color-mode}. */
public enum ColorMode {
  AUTO("auto", null),
  NONE("none", ColorLevel.NONE),
  EIGHT("8", ColorLevel.EIGHT),
  SIXTEEN("16", ColorLevel.SIXTEEN),
  COLORS_256("256", ColorLevel.COLORS_256),
  TRUECOLOR("truecolor", ColorLevel.TRUECOLOR);

  private final String label;
  private final @Nullable ColorLevel level;

  ColorMode(String label, @Nullable ColorLevel level) {
    this.label = label;
    this.level = level;
  }

  /** The choice that means this level. */
  public static ColorMode of(ColorLevel level) {
    return switch (level) {
      case NONE -> NONE;
      case EIGHT -> EIGHT;
      case SIXTEEN -> SIXTEEN;
      case COLORS_256 -> COLORS_256;
      case TRUECOLOR -> TRUECOLOR;
    };
  }

  /** The colour level, or null for what the terminal shows. */
  public @Nullable ColorLevel level() {
    return level;
  }

  /** As typed. */
  @Override
  public String toString() {
    return label;
  }
}
