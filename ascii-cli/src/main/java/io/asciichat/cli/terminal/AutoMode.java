package io.asciichat.cli.terminal;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SymbolSet;

/**
 * Chooses the render mode that comes nearest to the picture and is sure to be shown: the finest
 * blocks that the terminal is known to draw. Without colours, blocks of more than two pixels would
 * be dots, and half blocks have shades; without UTF-8 there are only letters, on colours if there
 * are any. A pipe without colours gets letters, because it is text that is wanted there.
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
