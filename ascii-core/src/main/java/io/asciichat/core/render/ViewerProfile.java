package io.asciichat.core.render;

import io.asciichat.core.color.ColorLevel;
import java.util.Objects;

/**
 * One viewer's terminal and the wishes of its owner: everything a rendering depends on. Two viewers
 * with equal profiles get the same text, so equality of this record is what lets them share one
 * rendering.
 *
 * @param terminal what the terminal can show
 * @param renderMode how a cell is drawn
 * @param characters what characters are drawn with
 * @param padding whether the picture is centred with spaces and newlines
 * @param framesPerSecond how often the viewer wants a frame, 1 to 144
 * @param look what goes beyond ACIP
 */
public record ViewerProfile(
    Terminal terminal,
    RenderMode renderMode,
    Characters characters,
    boolean padding,
    int framesPerSecond,
    Look look) {

  /** The largest number of columns or rows. */
  public static final int MAX_SIZE = 4096;

  /** The highest frame rate a viewer may ask for. */
  public static final int MAX_FRAMES_PER_SECOND = 144;

  /**
   * A viewer's terminal.
   *
   * @param columns 1 to 4096
   * @param rows 1 to 4096
   * @param colorLevel the colours it shows
   * @param utf8 whether it shows UTF-8
   */
  public record Terminal(int columns, int rows, ColorLevel colorLevel, boolean utf8) {
    /** Checks the ranges above. */
    public Terminal {
      Objects.requireNonNull(colorLevel, "colorLevel");
      requireRange("columns", columns, 1, MAX_SIZE);
      requireRange("rows", rows, 1, MAX_SIZE);
    }
  }

  /**
   * The characters from dark to bright.
   *
   * @param palette one of the fixed palettes, or {@link PaletteType#CUSTOM}
   * @param custom the characters of a custom palette, at least two code points; empty for every
   *     other palette
   */
  public record Characters(PaletteType palette, String custom) {
    /** Checks the length above. */
    public Characters {
      Objects.requireNonNull(palette, "palette");
      int length = custom.codePointCount(0, custom.length());
      if (palette == PaletteType.CUSTOM ? length < 2 : length != 0) {
        throw new IllegalArgumentException(
            "custom characters go with the custom palette, which needs at least two");
      }
    }
  }

  /** Checks the ranges above. */
  public ViewerProfile {
    Objects.requireNonNull(renderMode, "renderMode");
    Objects.requireNonNull(look, "look");
    requireRange("frames per second", framesPerSecond, 1, MAX_FRAMES_PER_SECOND);
  }

  /**
   * A truecolor UTF-8 foreground profile with the standard palette at 60 frames per second,
   * centred, as a C client may announce it.
   */
  public static ViewerProfile ofSize(int columns, int rows) {
    return new ViewerProfile(
        new Terminal(columns, rows, ColorLevel.TRUECOLOR, true),
        RenderMode.FOREGROUND,
        new Characters(PaletteType.STANDARD, ""),
        true,
        60,
        Look.ACIP);
  }

  /** The terminal's columns. */
  public int columns() {
    return terminal.columns();
  }

  /** The terminal's rows. */
  public int rows() {
    return terminal.rows();
  }

  /** The colours that the terminal shows. */
  public ColorLevel colorLevel() {
    return terminal.colorLevel();
  }

  /** Returns whether the terminal shows UTF-8. */
  public boolean utf8() {
    return terminal.utf8();
  }

  /** The palette that characters are taken from. */
  public PaletteType palette() {
    return characters.palette();
  }

  /** The characters of a custom palette; empty for every other palette. */
  public String customCharacters() {
    return characters.custom();
  }

  /** The same with another terminal size. */
  public ViewerProfile withSize(int columns, int rows) {
    return withTerminal(new Terminal(columns, rows, colorLevel(), utf8()));
  }

  /** The same with another colour level. */
  public ViewerProfile withColorLevel(ColorLevel level) {
    return withTerminal(new Terminal(columns(), rows(), level, utf8()));
  }

  /** The same with or without UTF-8. */
  public ViewerProfile withUtf8(boolean shown) {
    return withTerminal(new Terminal(columns(), rows(), colorLevel(), shown));
  }

  private ViewerProfile withTerminal(Terminal other) {
    return new ViewerProfile(other, renderMode, characters, padding, framesPerSecond, look);
  }

  /** The same with another render mode. */
  public ViewerProfile withRenderMode(RenderMode mode) {
    return new ViewerProfile(terminal, mode, characters, padding, framesPerSecond, look);
  }

  /** The same with one of the fixed palettes. */
  public ViewerProfile withPalette(PaletteType fixedPalette) {
    return withCharacters(new Characters(fixedPalette, ""));
  }

  /** The same with a custom palette. */
  public ViewerProfile withCustomPalette(String custom) {
    return withCharacters(new Characters(PaletteType.CUSTOM, custom));
  }

  private ViewerProfile withCharacters(Characters other) {
    return new ViewerProfile(terminal, renderMode, other, padding, framesPerSecond, look);
  }

  /** The same with or without centring. */
  public ViewerProfile withPadding(boolean centred) {
    return new ViewerProfile(terminal, renderMode, characters, centred, framesPerSecond, look);
  }

  /** The same at another frame rate. */
  public ViewerProfile withFramesPerSecond(int rate) {
    return new ViewerProfile(terminal, renderMode, characters, padding, rate, look);
  }

  /** The same with another look. */
  public ViewerProfile withLook(Look other) {
    return new ViewerProfile(terminal, renderMode, characters, padding, framesPerSecond, other);
  }

  /** The mode that is drawn: the one wanted, or what the terminal can show instead. */
  public RenderMode shownMode() {
    return RenderFallback.shown(renderMode, utf8(), look.symbols(), colorLevel());
  }

  /** Returns whether the terminal can show a render mode. */
  public boolean shows(RenderMode mode) {
    return RenderFallback.shown(mode, utf8(), look.symbols(), colorLevel()) == mode;
  }

  private static void requireRange(String what, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          what + " must be " + low + " to " + high + ", not " + value);
    }
  }
}
