package io.asciichat.core.render;

/**
 * Decides which character a cell gets. The ordinal is the value on the wire in the extended
 * dialect.
 */
public enum GlyphChoice {
  /** Its brightness: a position in the palette, as in the C program. */
  RAMP,
  /** The form of what it shows: the character that looks most like it. */
  SHAPE
}
