package io.asciichat.core.cell;

import io.asciichat.core.glyph.BlockGlyphs;
import io.asciichat.core.text.CellRow;
import io.asciichat.core.text.Output;

/** Block characters of one kind, ready for drawing. Immutable. */
final class BlockSet {
  private final BlockGlyphs kind;
  private final int[] glyphs;
  private final int longest;

  BlockSet(BlockGlyphs kind) {
    this.kind = kind;
    glyphs = new int[kind.patterns()];
    int most = 1;
    for (int pattern = 0; pattern < glyphs.length; pattern++) {
      glyphs[pattern] = Output.packGlyph(kind.codePoint(pattern));
      most = Math.max(most, Output.length(glyphs[pattern]));
    }
    longest = most;
  }

  /** Pixels side by side. */
  int columns() {
    return kind.columns();
  }

  /** Pixels one above the other. */
  int rows() {
    return kind.rows();
  }

  /** The packed character of a pattern. */
  int glyph(int pattern) {
    return glyphs[pattern];
  }

  /** Bytes of the longest character. */
  int longest() {
    return longest;
  }

  /** Pixels of a cell. */
  int pixels() {
    return columns() * rows();
  }

  /** The pattern with every pixel set. */
  int full() {
    return glyphs.length - 1;
  }

  /**
   * Draws a pattern.
   *
   * @param high colour of the pixels set
   * @param low colour of the others
   */
  void put(CellRow row, int x, int pattern, int high, int low) {
    int full = full();
    if (pattern == 0 || pattern == full || high == low) {
      row.glyphs[x] = CellRow.SPACE;
      row.inverses[x] = glyphs[full];
      row.foregrounds[x] = CellRow.ANY;
      row.backgrounds[x] = pattern == full ? high : low;
    } else {
      row.glyphs[x] = glyphs[pattern];
      row.inverses[x] = glyphs[full ^ pattern];
      row.foregrounds[x] = high;
      row.backgrounds[x] = low;
    }
  }
}
