package io.asciichat.core.render;

import io.asciichat.core.layout.Area;
import io.asciichat.core.text.Output;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * For each row of a scene, the runs of columns that pictures cover, from left to right; pictures
 * that touch share one run. Rows end behind their last run, or are filled up to a width. Immutable.
 */
final class RowRuns {
  private final int[][] runs;
  private final int filledTo;

  private RowRuns(SceneLayout layout, int rows, int filledTo) {
    runs = new int[rows][];
    for (int y = 0; y < runs.length; y++) {
      runs[y] = runsOf(layout.pictures(), y);
    }
    this.filledTo = filledTo;
  }

  /** Nothing behind the pictures. */
  static RowRuns of(SceneLayout layout) {
    return new RowRuns(layout, layout.height(), 0);
  }

  /** All of an area of so many columns and rows, blank where no picture is. */
  static RowRuns filling(SceneLayout layout, int columns, int rows) {
    return new RowRuns(layout, rows, columns);
  }

  private static int[] runsOf(List<Area> pictures, int y) {
    int[] found = new int[pictures.size() * 2];
    int used = 0;
    List<Area> inRow =
        pictures.stream()
            .filter(picture -> picture.y() <= y && y < picture.bottom())
            .sorted(Comparator.comparingInt(Area::x))
            .toList();
    for (Area picture : inRow) {
      if (used > 0 && found[used - 1] == picture.x()) {
        found[used - 1] = picture.right();
      } else {
        found[used] = picture.x();
        found[used + 1] = picture.right();
        used += 2;
      }
    }
    return Arrays.copyOf(found, used);
  }

  /** How many rows there are. */
  int rows() {
    return runs.length;
  }

  /** The column behind the last one of a row. */
  int endOf(int row) {
    int[] found = runs[row];
    return Math.max(filledTo, found.length == 0 ? 0 : found[found.length - 1]);
  }

  /** First column and column behind the last one of each run, in turn. Not to be written. */
  int[] of(int row) {
    return runs[row];
  }

  /**
   * The longest text in bytes.
   *
   * @param mostBytesPerCell of a covered cell; a blank one takes one byte
   */
  long mostBytes(int mostBytesPerCell) {
    // Each row may have to be reset before a blank and at its end.
    long bytes = Output.RESET_LENGTH;
    for (int y = 0; y < runs.length; y++) {
      int[] row = runs[y];
      bytes += endOf(y) + 1L + (row.length / 2 + 1L) * Output.RESET_LENGTH;
      for (int i = 0; i < row.length; i += 2) {
        bytes += (long) (row[i + 1] - row[i]) * (mostBytesPerCell - 1);
      }
    }
    return bytes;
  }
}
