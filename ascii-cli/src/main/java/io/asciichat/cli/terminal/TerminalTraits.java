package io.asciichat.cli.terminal;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SymbolSet;

/**
 * What a terminal can do, as far as its environment and its answers tell.
 *
 * @param name its name and version, for people
 * @param colorLevel the most colours it shows
 * @param utf8 whether it shows UTF-8
 * @param blocks the block characters it draws, if it shows UTF-8
 * @param background its ground
 * @param controls the control sequences it obeys
 */
public record TerminalTraits(
    String name,
    ColorLevel colorLevel,
    boolean utf8,
    Blocks blocks,
    Background background,
    Controls controls) {

  /** What a picture in a pipe or a file is drawn for. */
  private static final String PIPE = "pipe";

  /**
   * Which block characters a terminal draws.
   *
   * @param usable those that may be sent when they are asked for
   * @param known those that it is known to draw well, whatever its font
   */
  public record Blocks(SymbolSet usable, SymbolSet known) {}

  /**
   * Which control sequences a terminal obeys.
   *
   * @param repeat which characters it repeats when told to
   * @param synchronizedOutput whether it knows private mode 2026 and so draws a frame at once
   * @param alternateScreen whether it has a second screen that can be left without a trace
   * @param cursorAddressing whether the cursor can be moved at all; false for {@code dumb}
   */
  public record Controls(
      Repeat repeat,
      boolean synchronizedOutput,
      boolean alternateScreen,
      boolean cursorAddressing) {}

  /** Which characters a terminal repeats when it is sent REP ({@code ESC [ n b}). */
  public enum Repeat {
    /** None for sure. */
    NONE,
    /** Those of ASCII. */
    ASCII,
    /** Every one that fills one column. */
    ALL
  }

  /** The render mode that suits it best. */
  public RenderMode autoMode() {
    return new AutoMode(utf8, blocks.known(), cursorAddressing()).at(colorLevel);
  }

  /** Which characters it repeats when told to. */
  public Repeat repeat() {
    return controls.repeat();
  }

  /** Whether it knows private mode 2026 and so draws a frame at once. */
  public boolean synchronizedOutput() {
    return controls.synchronizedOutput();
  }

  /** Whether it has a second screen that can be left without a trace. */
  public boolean alternateScreen() {
    return controls.alternateScreen();
  }

  /** Whether the cursor can be moved at all; false for {@code dumb}. */
  public boolean cursorAddressing() {
    return controls.cursorAddressing();
  }

  /** The same with UTF-8. */
  TerminalTraits withUtf8() {
    return new TerminalTraits(name, colorLevel, true, blocks, background, controls);
  }

  /**
   * The same for a pipe, which has no screen and no ground to be painted over, but characters of
   * all kinds when they are asked for.
   *
   * @param level the colours that are wanted in it
   * @param known the block characters that its reader is known to draw
   */
  TerminalTraits inPipe(ColorLevel level, SymbolSet known) {
    return new TerminalTraits(
        PIPE,
        level,
        utf8,
        new Blocks(SymbolSet.OCTANTS, known),
        Background.DARK,
        new Controls(Repeat.NONE, false, false, false));
  }
}
