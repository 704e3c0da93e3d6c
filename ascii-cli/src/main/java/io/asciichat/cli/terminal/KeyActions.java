package io.asciichat.cli.terminal;

/** What keys do. Called on the key reader's thread. */
public interface KeyActions {
  /** q or Ctrl+C: leave. */
  void quit();

  /** Escape: closes what lies over the picture, if anything does. */
  void escape();

  /** Ctrl+L: draws the screen anew. */
  void redraw();

  /** ? shows or hides the help. */
  void toggleHelp();

  /** r: the next way to draw a cell. */
  void nextRenderMode();

  /** c: the next number of colours. */
  void nextColorLevel();

  /** p: the next palette. */
  void nextPalette();

  /** g: characters by form or by brightness. */
  void nextGlyphs();

  /** f: the next colour filter. */
  void nextFilter();

  /** n: show or hide names. */
  void toggleNames();

  /** x: rain on or off. */
  void toggleRain();

  /** m: swap left and right of one's own picture. */
  void toggleMirror();

  /** a: fall silent or speak again. */
  void toggleMute();

  /** Space: stop and go on. */
  void toggleFreeze();
}
