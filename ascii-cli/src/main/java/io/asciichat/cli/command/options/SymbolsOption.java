package io.asciichat.cli.command.options;

import io.asciichat.core.render.SymbolSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of {@code --symbols}: after the first one in the core's order. */
public enum SymbolsOption {
  AUTO,
  HALVES,
  QUADRANTS,
  SEXTANTS,
  OCTANTS;

  /** The value that means this set. */
  public static SymbolsOption of(SymbolSet set) {
    return values()[set.ordinal() + 1];
  }

  /** The block characters, or null for those the terminal is known to show. */
  public @Nullable SymbolSet set() {
    return this == AUTO ? null : SymbolSet.values()[ordinal() - 1];
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
