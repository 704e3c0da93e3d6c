package io.asciichat.core.render;

/**
 * Sets of block characters that UTF-8 terminals can draw: each set includes those before it. The
 * ordinal is the value on the wire in the extended dialect.
 */
public enum SymbolSet {
  /** Half blocks and shades, as even text consoles have. */
  HALVES,
  /** Quadrants (Unicode 3.2) and braille, as nearly every font has. */
  QUADRANTS,
  /** Sextants (Unicode 13), as terminals have that draw them themselves. */
  SEXTANTS,
  /** Octants (Unicode 16), as the newest of those have. */
  OCTANTS
}
