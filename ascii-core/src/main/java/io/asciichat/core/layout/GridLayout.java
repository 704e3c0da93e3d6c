package io.asciichat.core.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * A terminal divided into a grid, one cell for each source in join order, row by row.
 *
 * <p>Every number of columns from 1 to the number of sources is tried, and the grid wins that shows
 * the largest total area of pictures; among equals the one with the fewest columns. A cell may be
 * as small as one character, so this never shows less than the C program's rule, which gives up on
 * cells below 20×10. Left-over columns and rows are spread over the grid: cells differ by at most
 * one. A last row with fewer sources is centred.
 *
 * <p>When there are more sources than characters, the first ones are shown; {@link Pages} divides
 * sources before it comes to that.
 *
 * @param columns grid fields in a full row; 0 when there is no source
 * @param rows grid rows; 0 when there is no source
 * @param cells one for each source shown, in the order of the sources
 */
public record GridLayout(int columns, int rows, List<Area> cells) {
  /** Height to width of a terminal's character cell, as in the C program. */
  public static final double CELL_ASPECT = 2.0;

  /** Freezes the list. */
  public GridLayout {
    cells = List.copyOf(cells);
  }

  /**
   * Divides a terminal.
   *
   * @param width terminal columns, 1 or more
   * @param height terminal rows, 1 or more
   * @param aspects width to height of each source's picture in pixels, each above 0
   */
  public static GridLayout of(int width, int height, double... aspects) {
    int count = (int) Math.min(aspects.length, (long) width * height);
    if (count == 0) {
      return new GridLayout(0, 0, List.of());
    }
    int best = 0;
    long bestShown = -1;
    for (int columns = 1; columns <= Math.min(count, width); columns++) {
      if (rowsFor(count, columns) <= height) {
        long shown = shown(width, height, columns, count, aspects);
        if (shown > bestShown) {
          best = columns;
          bestShown = shown;
        }
      }
    }
    int rows = rowsFor(count, best);
    List<Area> cells = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      cells.add(cell(width, height, best, rows, count, i));
    }
    return new GridLayout(best, rows, cells);
  }

  /**
   * Where the pictures stand in their cells. The grid is the same either way: the one that suits
   * the pictures' shapes, so that stretching changes them as little as possible.
   *
   * @param stretched whether pictures fill their cells; otherwise they keep their shape and are
   *     centred
   * @param aspects as the layout was made with; those beyond its cells are passed over
   */
  public List<Area> pictures(boolean stretched, double... aspects) {
    if (stretched) {
      return cells;
    }
    List<Area> pictures = new ArrayList<>(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      pictures.add(cells.get(i).fit(aspects[i] * CELL_ASPECT));
    }
    return pictures;
  }

  private static long shown(int width, int height, int columns, int count, double[] aspects) {
    int rows = rowsFor(count, columns);
    long shown = 0;
    for (int i = 0; i < count; i++) {
      Area cell = cell(width, height, columns, rows, count, i);
      double ratio = aspects[i] * CELL_ASPECT;
      shown +=
          (long) Area.fittedWidth(cell.width(), cell.height(), ratio)
              * Area.fittedHeight(cell.width(), cell.height(), ratio);
    }
    return shown;
  }

  private static Area cell(int width, int height, int columns, int rows, int count, int index) {
    int row = index / columns;
    int column = index % columns;
    int inRow = Math.min(columns, count - row * columns);
    int rowWidth = (int) ((long) width * inRow / columns);
    int indent = (width - rowWidth) / 2;
    int left = part(rowWidth, inRow, column);
    int top = part(height, rows, row);
    return new Area(
        indent + left,
        top,
        part(rowWidth, inRow, column + 1) - left,
        part(height, rows, row + 1) - top);
  }

  /** Where the given one of so many equal parts of a length begins. */
  private static int part(int length, int parts, int index) {
    return (int) ((long) length * index / parts);
  }

  private static int rowsFor(int count, int columns) {
    return (count + columns - 1) / columns;
  }
}
