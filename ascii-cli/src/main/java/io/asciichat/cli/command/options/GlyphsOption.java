package io.asciichat.cli.command.options;

import io.asciichat.core.render.GlyphChoice;
import java.util.Locale;

/** Values of {@code --glyphs}, in the core's order. */
public enum GlyphsOption {
  RAMP,
  SHAPE;

  /** The value that means this choice. */
  public static GlyphsOption of(GlyphChoice choice) {
    return values()[choice.ordinal()];
  }

  public GlyphChoice choice() {
    return GlyphChoice.values()[ordinal()];
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
