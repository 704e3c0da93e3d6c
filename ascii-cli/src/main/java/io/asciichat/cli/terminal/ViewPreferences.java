package io.asciichat.cli.terminal;

import io.asciichat.core.render.ColorLevel;
import io.asciichat.core.render.PaletteType;
import io.asciichat.core.render.RenderMode;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for on top of what the terminal says; null means "whatever the terminal
 * says".
 *
 * @param colorLevel colours
 * @param utf8 whether to send UTF-8
 * @param renderMode how a cell is drawn
 * @param palette the ramp
 * @param customCharacters the ramp of the custom palette, else empty
 * @param columns picture width, 1 to 4096
 * @param rows picture height, 1 to 4096
 * @param framesPerSecond 1 to 144
 */
public record ViewPreferences(
    @Nullable ColorLevel colorLevel,
    @Nullable Boolean utf8,
    RenderMode renderMode,
    PaletteType palette,
    String customCharacters,
    @Nullable Integer columns,
    @Nullable Integer rows,
    int framesPerSecond) {

  /** The terminal's own values, foreground mode, standard palette, 60 frames per second. */
  public static final ViewPreferences DEFAULTS =
      new ViewPreferences(
          null, null, RenderMode.FOREGROUND, PaletteType.STANDARD, "", null, null, 60);
}
