package io.asciichat.core.layout;

/**
 * A rectangle on a raster, usually of terminal cells; the origin is the upper left corner.
 *
 * @param x first column, 0 or more
 * @param y first row, 0 or more
 * @param width columns, 1 or more
 * @param height rows, 1 or more
 */
public record Area(int x, int y, int width, int height) {
  /** Checks the ranges above. */
  public Area {
    if (x < 0 || y < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(width + "x" + height + " at " + x + "," + y);
    }
  }

  /** The first column to the right of it. */
  public int right() {
    return x + width;
  }

  /** The first row below it. */
  public int bottom() {
    return y + height;
  }

  /** The number of its raster points. */
  public long size() {
    return (long) width * height;
  }

  /**
   * The largest area of a given shape inside this one, centred: one dimension is filled, the other
   * rounded (the C program's rule for a single picture), at least 1.
   *
   * @param ratio width to height of the shape in points of this raster, above 0: for a picture on
   *     terminal cells its aspect times {@link GridLayout#CELL_ASPECT}
   */
  public Area fit(double ratio) {
    int fitted = fittedWidth(width, height, ratio);
    int fittedHeight = fittedHeight(width, height, ratio);
    return new Area(
        x + (width - fitted) / 2, y + (height - fittedHeight) / 2, fitted, fittedHeight);
  }

  /** The same area elsewhere. */
  public Area moved(int right, int down) {
    return new Area(x + right, y + down, width, height);
  }

  static int fittedWidth(int width, int height, double ratio) {
    return Math.clamp(Math.round(height * ratio), 1, width);
  }

  static int fittedHeight(int width, int height, double ratio) {
    return Math.round(height * ratio) <= width
        ? height
        : Math.clamp(Math.round(width / ratio), 1, height);
  }
}
