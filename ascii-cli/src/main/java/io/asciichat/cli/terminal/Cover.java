package io.asciichat.cli.terminal;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a screen that a frame must leave alone, because something lies on them. Filled when
 * that changes and read with every frame, which allocates nothing then. Not thread-safe.
 */
final class Cover {
  private final @Nullable BitSet[] rows;
  private final int columns;
  private boolean anything;

  /** Nothing is covered. */
  Cover(int columns, int rows) {
    this.columns = columns;
    this.rows = new @Nullable BitSet[rows];
  }

  /** Covers the columns of a row from one up to another, all counted from 0. */
  void add(int row, int from, int to) {
    BitSet covered = rows[row];
    if (covered == null) {
      covered = new BitSet(columns);
      rows[row] = covered;
    }
    covered.set(from, Math.min(to, columns));
    anything = true;
  }

  /** Returns whether anything was covered. */
  boolean isAnything() {
    return anything;
  }

  /** The covered columns of a row; null when there are none. Not to be changed. */
  @Nullable BitSet of(int row) {
    return row < rows.length ? rows[row] : null;
  }

  /** Returns whether a column of a row is covered. */
  boolean covers(int row, int column) {
    BitSet covered = of(row);
    return covered != null && covered.get(column);
  }

  /**
   * What has to be left alone while the picture comes back where this goes away: all rows of which
   * it covers nothing, and of the others what another one, of the same size, covers. Whole rows,
   * because of a wide character one half alone cannot come back.
   */
  Cover rowsUnder(Cover next) {
    Cover rest = new Cover(columns, rows.length);
    for (int row = 0; row < rows.length; row++) {
      if (rows[row] == null) {
        rest.add(row, 0, columns);
      } else {
        rest.rows[row] = next.rows[row];
      }
    }
    return rest;
  }
}
