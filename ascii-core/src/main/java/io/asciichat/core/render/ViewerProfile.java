package io.asciichat.core.render;

import io.asciichat.core.color.ColorLevel;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What one viewer's terminal shows and how its owner wants to see it: everything a rendering
 * depends on. Two viewers with equal profiles get the same text, so equality of this record is what
 * lets them share one rendering.
 *
 * @param columns terminal columns, 1 to 4096
 * @param rows terminal rows, 1 to 4096
 * @param colorLevel colours the terminal shows
 * @param renderMode how a cell is drawn
 * @param palette the ramp
 * @param customCharacters the ramp of {@link PaletteType#CUSTOM} from dark to bright, at least two
 *     code points; empty for every other palette
 * @param utf8 whether the terminal shows UTF-8
 * @param padding whether the picture is centred with spaces and newlines
 * @param framesPerSecond how often the viewer wants a frame, 1 to 144
 * @param look what goes beyond ACIP
 */
public record ViewerProfile(
    int columns,
    int rows,
    ColorLevel colorLevel,
    RenderMode renderMode,
    PaletteType palette,
    String customCharacters,
    boolean utf8,
    boolean padding,
    int framesPerSecond,
    Look look) {

  /** The largest number of columns or rows. */
  public static final int MAX_SIZE = 4096;

  /** The highest frame rate a viewer may ask for. */
  public static final int MAX_FRAMES_PER_SECOND = 144;

  /** Checks the ranges above. */
  public ViewerProfile {
    Objects.requireNonNull(colorLevel, "colorLevel");
    Objects.requireNonNull(renderMode, "renderMode");
    Objects.requireNonNull(palette, "palette");
    Objects.requireNonNull(look, "look");
    requireRange("columns", columns, 1, MAX_SIZE);
    requireRange("rows", rows, 1, MAX_SIZE);
    requireRange("frames per second", framesPerSecond, 1, MAX_FRAMES_PER_SECOND);
    int customLength = customCharacters.codePointCount(0, customCharacters.length());
    if (palette == PaletteType.CUSTOM ? customLength < 2 : customLength != 0) {
      throw new IllegalArgumentException(
          "custom characters go with the custom palette, which needs at least two");
    }
  }

  /**
   * A truecolor UTF-8 foreground profile with the standard palette at 60 frames per second,
   * centred, as a C client may announce it.
   */
  public static ViewerProfile ofSize(int columns, int rows) {
    return new ViewerProfile(
        columns,
        rows,
        ColorLevel.TRUECOLOR,
        RenderMode.FOREGROUND,
        PaletteType.STANDARD,
        "",
        true,
        true,
        60,
        Look.ACIP);
  }

  /** The same with another terminal size. */
  public ViewerProfile withSize(int newColumns, int newRows) {
    return with(
        draft -> {
          draft.columns = newColumns;
          draft.rows = newRows;
        });
  }

  /** The same with another colour level. */
  public ViewerProfile withColorLevel(ColorLevel level) {
    return with(draft -> draft.colorLevel = level);
  }

  /** The same with another render mode. */
  public ViewerProfile withRenderMode(RenderMode mode) {
    return with(draft -> draft.renderMode = mode);
  }

  /** The same with one of the fixed palettes. */
  public ViewerProfile withPalette(PaletteType fixedPalette) {
    return with(
        draft -> {
          draft.palette = fixedPalette;
          draft.customCharacters = "";
        });
  }

  /** The same with a custom palette. */
  public ViewerProfile withCustomPalette(String characters) {
    return with(
        draft -> {
          draft.palette = PaletteType.CUSTOM;
          draft.customCharacters = characters;
        });
  }

  /** The same with or without UTF-8. */
  public ViewerProfile withUtf8(boolean shown) {
    return with(draft -> draft.utf8 = shown);
  }

  /** The same with or without centring. */
  public ViewerProfile withPadding(boolean centred) {
    return with(draft -> draft.padding = centred);
  }

  /** The same at another frame rate. */
  public ViewerProfile withFramesPerSecond(int rate) {
    return with(draft -> draft.framesPerSecond = rate);
  }

  /** The same with another look. */
  public ViewerProfile withLook(Look other) {
    return with(draft -> draft.look = other);
  }

  private ViewerProfile with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.profile();
  }

  /** The mode that is drawn: the one wanted, or what the terminal can show instead. */
  public RenderMode shownMode() {
    return RenderFallback.shown(renderMode, utf8, look.symbols(), colorLevel);
  }

  private static void requireRange(String what, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          what + " must be " + low + " to " + high + ", not " + value);
    }
  }

  /** A profile that is being changed. */
  private static final class Draft {
    int columns;
    int rows;
    ColorLevel colorLevel;
    RenderMode renderMode;
    PaletteType palette;
    String customCharacters;
    boolean utf8;
    boolean padding;
    int framesPerSecond;
    Look look;

    Draft(ViewerProfile from) {
      columns = from.columns;
      rows = from.rows;
      colorLevel = from.colorLevel;
      renderMode = from.renderMode;
      palette = from.palette;
      customCharacters = from.customCharacters;
      utf8 = from.utf8;
      padding = from.padding;
      framesPerSecond = from.framesPerSecond;
      look = from.look;
    }

    ViewerProfile profile() {
      return new ViewerProfile(
          columns,
          rows,
          colorLevel,
          renderMode,
          palette,
          customCharacters,
          utf8,
          padding,
          framesPerSecond,
          look);
    }
  }
}
