package io.asciichat.core.render;

import io.asciichat.core.color.ColorLevel;

/**
 * The one place that decides whether a terminal can show a render mode, and what it gets instead:
 *
 * <table>
 * <caption>What each mode needs</caption>
 * <tr><th>mode</th><th>needs</th><th>otherwise</th></tr>
 * <tr><td>octant</td><td>UTF-8, octants</td><td>sextant</td></tr>
 * <tr><td>sextant</td><td>UTF-8, sextants</td><td>quadrant</td></tr>
 * <tr><td>quadrant</td><td>UTF-8, quadrants</td><td>half-block</td></tr>
 * <tr><td>braille</td><td>UTF-8, quadrants</td><td>half-block</td></tr>
 * <tr><td>half-block</td><td>UTF-8</td><td>foreground</td></tr>
 * <tr><td>background</td><td>colours</td><td>foreground</td></tr>
 * </table>
 */
final class RenderFallback {
  private RenderFallback() {}

  /**
   * The mode that is drawn when another is wanted.
   *
   * @param wanted what the viewer asked for
   * @param utf8 whether the terminal shows UTF-8
   * @param symbols the block characters it shows, if it does
   * @param level the colours it shows
   */
  static RenderMode shown(RenderMode wanted, boolean utf8, SymbolSet symbols, ColorLevel level) {
    RenderMode mode = wanted;
    while (!shows(mode, utf8, symbols, level)) {
      mode = next(mode);
    }
    return mode;
  }

  private static boolean shows(RenderMode mode, boolean utf8, SymbolSet symbols, ColorLevel level) {
    return switch (mode) {
      case FOREGROUND -> true;
      case BACKGROUND -> level != ColorLevel.NONE;
      case HALF_BLOCK -> utf8;
      case QUADRANT, BRAILLE -> utf8 && symbols.compareTo(SymbolSet.QUADRANTS) >= 0;
      case SEXTANT -> utf8 && symbols.compareTo(SymbolSet.SEXTANTS) >= 0;
      case OCTANT -> utf8 && symbols.compareTo(SymbolSet.OCTANTS) >= 0;
    };
  }

  private static RenderMode next(RenderMode mode) {
    return switch (mode) {
      case OCTANT -> RenderMode.SEXTANT;
      case SEXTANT -> RenderMode.QUADRANT;
      case QUADRANT, BRAILLE -> RenderMode.HALF_BLOCK;
      case HALF_BLOCK, BACKGROUND, FOREGROUND -> RenderMode.FOREGROUND;
    };
  }
}
