package io.asciichat.cli.terminal;

import io.asciichat.cli.terminal.TerminalTraits.Blocks;
import io.asciichat.cli.terminal.TerminalTraits.Controls;
import io.asciichat.cli.terminal.TerminalTraits.Repeat;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.SymbolSet;

/** Terminals for tests. */
final class Traits {
  /** Truecolor, UTF-8, octants; no synchronized output, no repetition. */
  static final TerminalTraits RICH = rich(Repeat.NONE, false);

  /** Sixteen colours, no UTF-8. */
  static final TerminalTraits POOR =
      new TerminalTraits(
          "poor",
          ColorLevel.SIXTEEN,
          false,
          new Blocks(SymbolSet.HALVES, SymbolSet.HALVES),
          Background.DARK,
          new Controls(Repeat.NONE, false, true, true));

  private Traits() {}

  static TerminalTraits rich(Repeat repeat, boolean synchronizedOutput) {
    return rich(SymbolSet.OCTANTS, repeat, synchronizedOutput);
  }

  static TerminalTraits rich(SymbolSet symbols, Repeat repeat, boolean synchronizedOutput) {
    return new TerminalTraits(
        "rich",
        ColorLevel.TRUECOLOR,
        true,
        new Blocks(symbols, symbols),
        Background.DARK,
        new Controls(repeat, synchronizedOutput, true, true));
  }

  /** The same on a ground. */
  static TerminalTraits on(Background background, TerminalTraits traits) {
    return new TerminalTraits(
        traits.name(),
        traits.colorLevel(),
        traits.utf8(),
        traits.blocks(),
        background,
        traits.controls());
  }

  /** The same with other colours. */
  static TerminalTraits at(ColorLevel level, TerminalTraits traits) {
    return new TerminalTraits(
        traits.name(),
        level,
        traits.utf8(),
        traits.blocks(),
        traits.background(),
        traits.controls());
  }
}
