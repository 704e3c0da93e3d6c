package io.asciichat.cli.command;

import io.asciichat.core.render.RenderMode;
import java.util.Locale;

/** Values of {@code --render-mode}, in the core's order. */
enum RenderChoice {
  FOREGROUND,
  BACKGROUND,
  HALF_BLOCK,
  QUADRANT,
  SEXTANT,
  OCTANT,
  BRAILLE;

  /** The choice that means this mode. */
  static RenderChoice of(RenderMode mode) {
    return values()[mode.ordinal()];
  }

  RenderMode mode() {
    return RenderMode.values()[ordinal()];
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
