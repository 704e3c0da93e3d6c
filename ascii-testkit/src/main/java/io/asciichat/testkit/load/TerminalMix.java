package io.asciichat.testkit.load;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.PaletteType;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.ViewerProfile;
import java.util.List;

/**
 * How the terminals of a load test differ from the first one. A server renders once for all viewers
 * with equal terminals; where no two are equal it renders for each of them. The same number always
 * gets the same terminal.
 */
public enum TerminalMix {
  /** All are like the first one. */
  NONE,
  /**
   * Each has a size of its own: up to 39 columns and 24 rows more than the first one. Everything
   * else is alike, so they cost a server what as many terminals of the first kind do.
   */
  SIZES,
  /**
   * Each has a size of its own, and eight kinds take turns that differ in colour level, render mode
   * and palette, such as 256 colours in half blocks, or no colours at all.
   */
  ALL;

  /** Columns by which sizes grow before they have a row more. */
  private static final int WIDTHS = 40;

  private record Kind(ColorLevel level, RenderMode mode, PaletteType palette) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(ColorLevel.TRUECOLOR, RenderMode.FOREGROUND, PaletteType.STANDARD),
          new Kind(ColorLevel.TRUECOLOR, RenderMode.HALF_BLOCK, PaletteType.STANDARD),
          new Kind(ColorLevel.COLORS_256, RenderMode.FOREGROUND, PaletteType.BLOCKS),
          new Kind(ColorLevel.TRUECOLOR, RenderMode.BACKGROUND, PaletteType.DIGITAL),
          new Kind(ColorLevel.SIXTEEN, RenderMode.FOREGROUND, PaletteType.COOL),
          new Kind(ColorLevel.COLORS_256, RenderMode.HALF_BLOCK, PaletteType.STANDARD),
          new Kind(ColorLevel.TRUECOLOR, RenderMode.FOREGROUND, PaletteType.MINIMAL),
          new Kind(ColorLevel.NONE, RenderMode.FOREGROUND, PaletteType.STANDARD));

  /**
   * The terminal of one client.
   *
   * @param first that of client 0 unless kinds take turns
   * @param client numbered from 0; sizes are different up to 1000, if they stay below {@link
   *     ViewerProfile#MAX_SIZE}
   */
  public ViewerProfile of(ViewerProfile first, int client) {
    if (this == NONE) {
      return first;
    }
    ViewerProfile sized =
        first.withSize(
            Math.min(first.columns() + client % WIDTHS, ViewerProfile.MAX_SIZE),
            Math.min(first.rows() + client / WIDTHS, ViewerProfile.MAX_SIZE));
    if (this == SIZES) {
      return sized;
    }
    Kind kind = KINDS.get(client % KINDS.size());
    return sized
        .withColorLevel(kind.level())
        .withRenderMode(kind.mode())
        .withPalette(kind.palette())
        .withUtf8(true);
  }
}
