package io.asciichat.benchmarks.quality;

import io.asciichat.media.picture.TextGrid;
import io.asciichat.media.picture.TextRaster;
import io.asciichat.media.picture.Theme;
import java.util.Arrays;

/** Counts the cells that look different from frame to frame. */
final class Changes {
  private final int columns;
  private final int rows;
  private final TextRaster raster = new TextRaster(Theme.DARK, Judge.CELL);
  private int[] last;
  private int[] next;
  private int frames;
  private long changed;

  Changes(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.last = new int[columns * raster.cellWidth() * rows * raster.cellHeight()];
    this.next = last.clone();
  }

  /** Takes the next frame. */
  void add(TextGrid grid) {
    raster.draw(grid, columns, rows, next);
    if (frames++ > 0) {
      for (int y = 0; y < rows; y++) {
        for (int x = 0; x < columns; x++) {
          changed += differs(x, y) ? 1 : 0;
        }
      }
    }
    int[] free = last;
    last = next;
    next = free;
  }

  private boolean differs(int column, int row) {
    int stride = columns * raster.cellWidth();
    int from = row * raster.cellHeight() * stride + column * raster.cellWidth();
    for (int y = 0; y < raster.cellHeight(); y++, from += stride) {
      if (!Arrays.equals(
          last, from, from + raster.cellWidth(), next, from, from + raster.cellWidth())) {
        return true;
      }
    }
    return false;
  }

  /** The mean share of cells that changed from a frame to the next, in percent. */
  double percent() {
    return frames < 2 ? 0 : 100.0 * changed / (frames - 1) / (columns * rows);
  }
}
