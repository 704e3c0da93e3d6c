package io.asciichat.cli.command.options;

import io.asciichat.core.render.PaletteType;
import java.util.Locale;

/** Values of {@code --palette}, in the core's order. */
public enum PaletteChoice {
  STANDARD,
  BLOCKS,
  DIGITAL,
  MINIMAL,
  COOL,
  CUSTOM;

  /** The choice that means this palette. */
  public static PaletteChoice of(PaletteType type) {
    return values()[type.ordinal()];
  }

  public PaletteType type() {
    return PaletteType.values()[ordinal()];
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
