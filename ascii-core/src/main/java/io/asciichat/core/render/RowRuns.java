package io.asciichat.core.render;

import io.asciichat.core.layout.Area;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * For each row of a scene, the runs of columns that pictures cover, from left to right; pictures
 * that touch share one run. Immutable.
 */
final class RowRuns {
  private final int[][] runs;

  RowRuns(SceneLayout layout) {
    runs = new int[layout.height()][];
    for (int y = 0; y < runs.length; y++) {
      runs[y] = runsOf(layout.pictures(), y);
    }
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

  /** First column and column behind the last one of each run, in turn. Not to be written. */
  int[] of(int row) {
    return runs[row];
  }

  /**
   * The longest text in bytes.
   *
   * @param mostBytesPerCell of a covered cell; an uncovered one before a run takes one byte
   */
  long mostBytes(int mostBytesPerCell) {
    long bytes = (long) Output.RESET_LENGTH + runs.length;
    for (int[] row : runs) {
      int column = 0;
      for (int i = 0; i < row.length; i += 2) {
        bytes += row[i] - column + (long) (row[i + 1] - row[i]) * mostBytesPerCell;
        column = row[i + 1];
      }
    }
    return bytes;
  }
}
