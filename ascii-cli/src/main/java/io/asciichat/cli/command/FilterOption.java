package io.asciichat.cli.command;

import io.asciichat.core.render.ColorFilter;
import java.util.Locale;

/** Values of {@code --color-filter}, in the core's order. */
enum FilterOption {
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
  static FilterOption of(ColorFilter filter) {
    return values()[filter.ordinal()];
  }

  ColorFilter filter() {
    return ColorFilter.values()[ordinal()];
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
