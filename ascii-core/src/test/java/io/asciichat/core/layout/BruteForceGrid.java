package io.asciichat.core.layout;

/**
 * The most picture any plain grid shows, found by drawing every grid: each source is put into its
 * cell character by character, without any of the formulas of the layout.
 */
final class BruteForceGrid {
  private final int width;
  private final int height;
  private final int gutter;
  private final boolean readable;
  private final double[] aspects;

  /**
   * @param readable whether only grids count in which every picture can be read
   */
  BruteForceGrid(int width, int height, int gutter, boolean readable, double... aspects) {
    this.width = width;
    this.height = height;
    this.gutter = gutter;
    this.readable = readable;
    this.aspects = aspects;
  }

  /** Characters that the best grid covers; -1 when there is none. */
  long shown() {
    long most = -1;
    for (int columns = 1; columns <= aspects.length; columns++) {
      for (int rows = 1; rows <= aspects.length; rows++) {
        boolean needed = columns * rows >= aspects.length;
        boolean emptyRow = columns * (rows - 1) >= aspects.length;
        boolean fits =
            columns + (columns - 1) * gutter <= width && rows + (rows - 1) * gutter <= height;
        if (needed && !emptyRow && fits) {
          most = Math.max(most, shown(columns, rows));
        }
      }
    }
    return most;
  }

  private long shown(int columns, int rows) {
    long sum = 0;
    for (int i = 0; i < aspects.length; i++) {
      int cellWidth = share(width - (columns - 1) * gutter, columns, i % columns);
      int cellHeight = share(height - (rows - 1) * gutter, rows, i / columns);
      Area picture = largest(cellWidth, cellHeight, aspects[i]);
      Area least = largest(Math.min(19, width), Math.min(5, height), aspects[i]);
      if (readable && (picture.width() < least.width() || picture.height() < least.height())) {
        return -1;
      }
      sum += picture.size();
    }
    return sum;
  }

  /** Which of so many equal parts each point of a length belongs to, counted. */
  private static int share(int length, int parts, int index) {
    int points = 0;
    for (int i = 0; i < length; i++) {
      // A point belongs to the last part that begins at it or before it.
      int part = 0;
      while (part + 1 < parts && length * (part + 1) / parts <= i) {
        part++;
      }
      points += part == index ? 1 : 0;
    }
    return points;
  }

  /** The largest picture: full height if its width fits, else full width. */
  private static Area largest(int width, int height, double aspect) {
    double ratio = aspect * 2;
    long atFullHeight = Math.round(height * ratio);
    return atFullHeight <= width
        ? new Area(0, 0, (int) Math.max(atFullHeight, 1), height)
        : new Area(0, 0, width, Math.clamp(Math.round(width / ratio), 1, height));
  }
}
