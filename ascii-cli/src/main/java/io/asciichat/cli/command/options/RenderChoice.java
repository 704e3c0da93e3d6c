package io.asciichat.cli.command.options;

import io.asciichat.core.render.RenderMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of {@code --render-mode}. */
public enum RenderChoice {
  AUTO(null),
  FOREGROUND(RenderMode.FOREGROUND),
  BACKGROUND(RenderMode.BACKGROUND),
  HALF_BLOCK(RenderMode.HALF_BLOCK),
  QUADRANT(RenderMode.QUADRANT),
  SEXTANT(RenderMode.SEXTANT),
  OCTANT(RenderMode.OCTANT),
  BRAILLE(RenderMode.BRAILLE);

  private final @Nullable RenderMode mode;

  RenderChoice(@Nullable RenderMode mode) {
    this.mode = mode;
  }

  /** The choice that means this mode. */
  public static RenderChoice of(RenderMode mode) {
    return switch (mode) {
      case FOREGROUND -> FOREGROUND;
      case BACKGROUND -> BACKGROUND;
      case HALF_BLOCK -> HALF_BLOCK;
      case QUADRANT -> QUADRANT;
      case SEXTANT -> SEXTANT;
      case OCTANT -> OCTANT;
      case BRAILLE -> BRAILLE;
    };
  }

  /** The mode, or null for what suits the terminal best. */
  public @Nullable RenderMode mode() {
    return mode;
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
