package io.asciichat.core.render;

/** How a cell is drawn. The ordinal is the value on the wire (CLIENT_CAPABILITIES, render_mode). */
public enum RenderMode {
  /** A coloured character on the terminal's own background. */
  FOREGROUND,
  /** A coloured background under a character. */
  BACKGROUND,
  /** Two pixels a cell: the upper half block in one colour on a background of the other. */
  HALF_BLOCK
}
