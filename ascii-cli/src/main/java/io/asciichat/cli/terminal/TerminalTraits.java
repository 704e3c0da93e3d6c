package io.asciichat.cli.terminal;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.SymbolSet;

/**
 * What a terminal can do, as far as its environment tells.
 *
 * @param colorLevel the most colours it shows
 * @param utf8 whether it shows UTF-8
 * @param symbols the block characters it draws well, if it shows UTF-8
 * @param repeat which characters it repeats when told to
 * @param synchronizedOutput whether it knows private mode 2026 and so draws a frame at once
 * @param alternateScreen whether it has a second screen that can be left without a trace
 * @param cursorAddressing whether the cursor can be moved at all; false for {@code dumb}
 */
public record TerminalTraits(
    ColorLevel colorLevel,
    boolean utf8,
    SymbolSet symbols,
    Repeat repeat,
    boolean synchronizedOutput,
    boolean alternateScreen,
    boolean cursorAddressing) {

  /** Which characters a terminal repeats when it is sent REP ({@code ESC [ n b}). */
  public enum Repeat {
    /** None for sure. */
    NONE,
    /** Those of ASCII. */
    ASCII,
    /** Every one that fills one column. */
    ALL
  }

  /**
   * The same for a pipe, which has no screen, but characters of all kinds.
   *
   * @param level the colours that are wanted in it
   */
  TerminalTraits inPipe(ColorLevel level) {
    return new TerminalTraits(level, utf8, SymbolSet.OCTANTS, Repeat.NONE, false, false, false);
  }
}
