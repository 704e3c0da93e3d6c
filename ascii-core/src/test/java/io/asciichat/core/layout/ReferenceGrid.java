package io.asciichat.core.layout;

/**
 * The C program's grid rule as the protocol notes describe it, written down without any of ours:
 * the area it shows when all its cells are filled.
 */
final class ReferenceGrid {
  private ReferenceGrid() {}

  static long shown(int width, int height, double... aspects) {
    int count = aspects.length;
    double mean = 0;
    for (double aspect : aspects) {
      mean += aspect / count;
    }
    int bestColumns = 1;
    double bestUse = 0;
    for (int columns = 1; columns <= count; columns++) {
      int rows = (int) Math.ceil(count / (double) columns);
      int cellWidth = width / columns;
      int cellHeight = height / rows;
      if (columns * rows - count > columns || cellWidth < 20 || cellHeight < 10) {
        continue;
      }
      double use =
          (double) picture(cellWidth, cellHeight, mean) / ((double) cellWidth * cellHeight);
      if (use > bestUse) {
        bestUse = use;
        bestColumns = columns;
      }
    }
    int bestRows = (int) Math.ceil(count / (double) bestColumns);
    long shown = 0;
    for (double aspect : aspects) {
      shown += picture(width / bestColumns, height / bestRows, aspect);
    }
    return shown;
  }

  private static long picture(int cellWidth, int cellHeight, double aspect) {
    if (cellWidth == 0 || cellHeight == 0) {
      return 0;
    }
    double cellAspect = cellWidth / (cellHeight * 2.0);
    int fittedWidth = aspect > cellAspect ? cellWidth : (int) (cellHeight * 2.0 * aspect);
    int fittedHeight = aspect > cellAspect ? (int) (cellWidth / aspect / 2.0) : cellHeight;
    return (long) Math.min(fittedWidth, cellWidth) * Math.min(fittedHeight, cellHeight);
  }
}
