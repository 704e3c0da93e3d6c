package io.asciichat.cli.terminal;

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
          ColorLevel.SIXTEEN, false, SymbolSet.HALVES, Repeat.NONE, false, true, true);

  private Traits() {}

  static TerminalTraits rich(Repeat repeat, boolean synchronizedOutput) {
    return rich(SymbolSet.OCTANTS, repeat, synchronizedOutput);
  }

  static TerminalTraits rich(SymbolSet symbols, Repeat repeat, boolean synchronizedOutput) {
    return new TerminalTraits(
        ColorLevel.TRUECOLOR, true, symbols, repeat, synchronizedOutput, true, true);
  }
}
