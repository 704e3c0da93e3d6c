package io.asciichat.cli.terminal;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SymbolSet;

/**
 * The abilities of a terminal, as far as its environment and its answers tell.
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
   * The block characters that a terminal draws.
   *
   * @param usable those that may be sent when they are asked for
   * @param known those that it is known to draw well, whatever its font
   */
  public record Blocks(SymbolSet usable, SymbolSet known) {}

  /**
   * The control sequences that a terminal obeys.
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

  /** The characters that a terminal repeats when it is sent REP ({@code ESC [ n b}). */
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

  /** The characters that it repeats when told to. */
  public Repeat repeat() {
    return controls.repeat();
  }

  /** Returns whether it knows private mode 2026 and so draws a frame at once. */
  public boolean synchronizedOutput() {
    return controls.synchronizedOutput();
  }

  /** Returns whether it has a second screen that can be left without a trace. */
  public boolean alternateScreen() {
    return controls.alternateScreen();
  }

  /** Returns whether the cursor can be moved at all; false for {@code dumb}. */
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

  /**
   * Chooses the render mode that comes nearest to the picture and is sure to be shown: the finest
   * blocks that the terminal is known to draw. Without colours, blocks of more than two pixels
   * would be dots, and half blocks have shades; without UTF-8 there are only letters, on colours if
   * there are any. A pipe without colours gets letters, because it is text that is wanted there.
   *
   * @param utf8 whether the terminal shows UTF-8
   * @param known the block characters it is known to draw
   * @param screen whether it is a screen; else a pipe, or a terminal that prints on and on
   */
  record AutoMode(boolean utf8, SymbolSet known, boolean screen) {
    /** The mode at this number of colours. */
    RenderMode at(ColorLevel level) {
      boolean colored = level != ColorLevel.NONE;
      if (!utf8) {
        return colored ? RenderMode.BACKGROUND : RenderMode.FOREGROUND;
      }
      if (!colored) {
        return screen ? RenderMode.HALF_BLOCK : RenderMode.FOREGROUND;
      }
      return switch (known) {
        case HALVES -> RenderMode.HALF_BLOCK;
        case QUADRANTS -> RenderMode.QUADRANT;
        case SEXTANTS -> RenderMode.SEXTANT;
        case OCTANTS -> RenderMode.OCTANT;
      };
    }
  }
}
