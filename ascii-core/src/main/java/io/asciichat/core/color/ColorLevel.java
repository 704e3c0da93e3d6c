package io.asciichat.core.color;

/**
 * How many colours a terminal shows. The ordinal is the value on the wire (CLIENT_CAPABILITIES,
 * color_level).
 */
public enum ColorLevel {
  /** Characters only. */
  NONE,
  /** The sixteen ANSI colours. */
  SIXTEEN,
  /** The 256-colour palette. */
  COLORS_256,
  /** 24-bit colour. */
  TRUECOLOR
}
