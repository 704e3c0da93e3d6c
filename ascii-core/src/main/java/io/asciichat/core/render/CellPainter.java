package io.asciichat.core.render;

/**
 * Turns samples into the text of cells, one run of a row at a time. Remembers the terminal's colour
 * between runs, so that it is set only when it changes: one painter for each renderer.
 */
interface CellPainter {
  /** Begins a frame: the terminal shows its default colours. */
  void begin();

  /**
   * Writes neighbouring cells.
   *
   * @param samples {@code 0xRRGGBB}
   * @param from index of the first cell's sample
   * @param to index behind the last one
   * @param out takes the text; has room for {@link #mostBytesPerCell()} a cell and {@link
   *     Output#SLACK}
   * @param at where to write
   * @return the position behind the text
   */
  int paint(int[] samples, int from, int to, byte[] out, int at);

  /** Ends a frame: whatever brings the default colours back. Returns the position behind it. */
  int end(byte[] out, int at);

  /** The longest text of one cell in bytes. */
  int mostBytesPerCell();
}
