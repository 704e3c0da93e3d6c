package io.asciichat.cli.terminal;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.PaletteType;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SymbolSet;
import org.jspecify.annotations.Nullable;

/**
 * The user's wishes on top of what the terminal says.
 *
 * @param abilities what the terminal can show, where the user knows better
 * @param style how the picture is to look
 * @param size how large it is to be
 * @param framesPerSecond 1 to 144
 * @param rateShown whether the frames shown in the last second are counted over the picture
 */
public record ViewPreferences(
    Abilities abilities, Style style, Size size, int framesPerSecond, boolean rateShown) {

  /** The terminal's own values, the usual style, 60 frames per second. */
  public static final ViewPreferences DEFAULTS =
      new ViewPreferences(Abilities.DETECTED, Style.USUAL, Size.WHOLE, 60, false);

  /**
   * The abilities of the terminal; null means "whatever the terminal says".
   *
   * @param colorLevel colours
   * @param utf8 whether to send UTF-8
   * @param symbols block characters
   * @param background its ground
   */
  public record Abilities(
      @Nullable ColorLevel colorLevel,
      @Nullable Boolean utf8,
      @Nullable SymbolSet symbols,
      @Nullable Background background) {
    /** Whatever the terminal says. */
    public static final Abilities DETECTED = new Abilities(null, null, null, null);
  }

  /**
   * The look of the picture.
   *
   * @param renderMode how a cell is drawn; null means "as suits the terminal best"
   * @param palette the ramp of letters; null means the standard one
   * @param customCharacters the ramp of the custom palette, else empty
   * @param look what goes beyond ACIP; its symbols are those of the terminal instead
   */
  public record Style(
      @Nullable RenderMode renderMode,
      @Nullable PaletteType palette,
      String customCharacters,
      Look look) {
    /** The style that suits the terminal, in the usual look. */
    public static final Style USUAL = new Style(null, null, "", Look.USUAL);
  }

  /**
   * The size of the picture; null means "as large as the terminal".
   *
   * @param columns 1 to 4096
   * @param rows 1 to 4096
   */
  public record Size(@Nullable Integer columns, @Nullable Integer rows) {
    /** As large as the terminal. */
    public static final Size WHOLE = new Size(null, null);
  }

  /** The same on a terminal of other abilities. */
  public ViewPreferences withAbilities(Abilities other) {
    return new ViewPreferences(other, style, size, framesPerSecond, rateShown);
  }

  /** The same in another style. */
  public ViewPreferences withStyle(Style other) {
    return new ViewPreferences(abilities, other, size, framesPerSecond, rateShown);
  }

  /** The same in another size. */
  public ViewPreferences withSize(Size other) {
    return new ViewPreferences(abilities, style, other, framesPerSecond, rateShown);
  }

  /** The same at another rate. */
  public ViewPreferences withFramesPerSecond(int rate) {
    return new ViewPreferences(abilities, style, size, rate, rateShown);
  }

  /** The same with or without the frame counter. */
  public ViewPreferences withRateShown(boolean shown) {
    return new ViewPreferences(abilities, style, size, framesPerSecond, shown);
  }
}
