package io.asciichat.cli.command.options;

import io.asciichat.core.render.ColorFilter;
import java.util.Locale;

/** Values of {@code --color-filter}, in the core's order. */
public enum FilterOption {
  NONE,
  BLACK,
  WHITE,
  GREEN,
  MAGENTA,
  FUCHSIA,
  ORANGE,
  TEAL,
  CYAN,
  PINK,
  RED,
  YELLOW,
  RAINBOW;

  /** The value that means this filter. */
  public static FilterOption of(ColorFilter filter) {
    return values()[filter.ordinal()];
  }

  public ColorFilter filter() {
    return ColorFilter.values()[ordinal()];
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
