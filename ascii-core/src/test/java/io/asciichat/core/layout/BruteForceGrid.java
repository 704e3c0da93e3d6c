package io.asciichat.core.layout;

/**
 * The most picture any grid shows, found by drawing every grid: each source is put into its cell
 * character by character, without any of the formulas of the layout.
 */
final class BruteForceGrid {
  private BruteForceGrid() {}

  static long shown(int width, int height, double... aspects) {
    long most = 0;
    for (int columns = 1; columns <= Math.min(aspects.length, width); columns++) {
      for (int rows = 1; rows <= Math.min(aspects.length, height); rows++) {
        boolean needed = columns * rows >= aspects.length;
        boolean emptyRow = columns * (rows - 1) >= aspects.length;
        if (needed && !emptyRow) {
          most = Math.max(most, shown(width, height, columns, rows, aspects));
        }
      }
    }
    return most;
  }

  private static long shown(int width, int height, int columns, int rows, double... aspects) {
    long sum = 0;
    for (int i = 0; i < aspects.length; i++) {
      int inRow = Math.min(columns, aspects.length - i / columns * columns);
      int cellWidth = share(width * inRow / columns, inRow, i % columns);
      sum += largest(cellWidth, share(height, rows, i / columns), aspects[i]);
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

  /** Characters of the largest picture: full height if its width fits, else full width. */
  private static long largest(int width, int height, double aspect) {
    double ratio = aspect * 2;
    long atFullHeight = Math.round(height * ratio);
    return atFullHeight <= width
        ? Math.max(atFullHeight, 1) * height
        : (long) width * Math.clamp(Math.round(width / ratio), 1, height);
  }
}
