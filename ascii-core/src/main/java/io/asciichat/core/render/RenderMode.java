package io.asciichat.core.render;

/**
 * The ways to draw a cell. The first three are ACIP's, and their ordinal is the value on the wire
 * (CLIENT_CAPABILITIES, render_mode); the others belong to the extended dialect. What a terminal
 * cannot show is replaced step by step: see {@link RenderFallback}.
 */
public enum RenderMode {
  /** A coloured character on the terminal's own background. */
  FOREGROUND(1, 1),
  /** A character on a coloured background. */
  BACKGROUND(1, 1),
  /** Two pixels a cell, one above the other. */
  HALF_BLOCK(1, 2),
  /** Four pixels a cell in two colours. */
  QUADRANT(2, 2),
  /** Six pixels a cell in two colours. */
  SEXTANT(2, 3),
  /** Eight pixels a cell in two colours. */
  OCTANT(2, 4),
  /** Eight dots a cell. */
  BRAILLE(2, 4);

  private final int pixelColumns;
  private final int pixelRows;

  RenderMode(int pixelColumns, int pixelRows) {
    this.pixelColumns = pixelColumns;
    this.pixelRows = pixelRows;
  }

  /** Pixels that a cell shows side by side; 1 for a character. */
  public int pixelColumns() {
    return pixelColumns;
  }

  /** Pixels that a cell shows one above the other; 1 for a character. */
  public int pixelRows() {
    return pixelRows;
  }

  /** Returns whether cells are drawn with characters of a palette rather than with blocks. */
  public boolean usesPalette() {
    return this == FOREGROUND || this == BACKGROUND;
  }

  /**
   * The mode to announce to a peer that knows ACIP's three only: itself, or half blocks for finer
   * ones.
   */
  public RenderMode announced() {
    return compareTo(HALF_BLOCK) <= 0 ? this : HALF_BLOCK;
  }
}
