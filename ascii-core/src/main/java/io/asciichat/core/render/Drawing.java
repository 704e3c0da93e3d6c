package io.asciichat.core.render;

/**
 * Decides what is drawn for a viewer: the one place that maps what a terminal can show and its
 * owner wants to a painter. Every render mode is drawn as coloured characters for the time being.
 */
final class Drawing {
  private Drawing() {}

  /**
   * A painter for one renderer.
   *
   * @param level the colours to use: the viewer's, or fewer when the frame would get too large
   */
  static CellPainter painterFor(ViewerProfile profile, ColorLevel level) {
    return foreground(profile, level);
  }

  private static CellPainter foreground(ViewerProfile profile, ColorLevel level) {
    return switch (level) {
      case NONE -> new MonoPainter(Ramp.of(profile, true));
      case SIXTEEN -> new IndexedPainter(Ramp.of(profile, true), new SixteenColors());
      case COLORS_256 -> new IndexedPainter(Ramp.of(profile, false), new XtermColors());
      case TRUECOLOR -> new TruecolorPainter(Ramp.of(profile, false));
    };
  }
}
