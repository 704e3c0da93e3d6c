package io.asciichat.media.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * Draws text as a terminal would, with the bundled font: the same input gives the same pixels on
 * every machine. Cells are twice as high as wide. Colours are mixed as they are encoded, without
 * gamma, as most terminals do.
 *
 * <p>Not thread-safe; each thread makes its own.
 */
public final class TextRaster {
  /** The narrowest cell, in pixels. */
  public static final int MIN_CELL = 1;

  /** The widest cell, in pixels. */
  public static final int MAX_CELL = 64;

  private final Theme theme;
  private final int cellWidth;
  private final int cellHeight;
  private final GlyphMasks masks;

  /**
   * @param theme colours where the text sets none
   * @param cellWidth pixels, {@value #MIN_CELL} to {@value #MAX_CELL}; a cell is twice as high
   */
  public TextRaster(Theme theme, int cellWidth) {
    if (cellWidth < MIN_CELL || cellWidth > MAX_CELL) {
      throw new IllegalArgumentException("cells " + cellWidth + " pixels wide");
    }
    this.theme = theme;
    this.cellWidth = cellWidth;
    this.cellHeight = 2 * cellWidth;
    this.masks = new GlyphMasks(cellWidth, cellHeight);
  }

  /** Pixels that a cell is wide. */
  public int cellWidth() {
    return cellWidth;
  }

  /** Pixels that a cell is high. */
  public int cellHeight() {
    return cellHeight;
  }

  /** Draws the whole grid into a new image of type {@link BufferedImage#TYPE_INT_RGB}. */
  public BufferedImage draw(TextGrid grid) {
    return draw(grid, grid.columns(), grid.rows());
  }

  /**
   * Draws the upper left part of a grid into a new image.
   *
   * @param columns of the image; those that the grid lacks are empty
   * @param rows of the image, likewise
   */
  public BufferedImage draw(TextGrid grid, int columns, int rows) {
    BufferedImage image =
        new BufferedImage(columns * cellWidth, rows * cellHeight, BufferedImage.TYPE_INT_RGB);
    draw(grid, columns, rows, ((DataBufferInt) image.getRaster().getDataBuffer()).getData());
    return image;
  }

  /**
   * Draws the upper left part of a grid.
   *
   * @param pixels receives 0xRRGGBB, row by row, {@code columns * cellWidth()} a row
   */
  public void draw(TextGrid grid, int columns, int rows, int[] pixels) {
    int stride = columns * cellWidth;
    if (columns > grid.columns() || rows > grid.rows()) {
      Arrays.fill(pixels, 0, stride * rows * cellHeight, theme.background());
    }
    for (int row = 0; row < Math.min(rows, grid.rows()); row++) {
      for (int column = 0; column < Math.min(columns, grid.columns()); column++) {
        cell(
            grid.codePoint(column, row),
            grid.foreground(column, row),
            grid.background(column, row),
            pixels,
            row * cellHeight * stride + column * cellWidth,
            stride);
      }
    }
  }

  private void cell(
      int codePoint, int foreground, int background, int[] pixels, int at, int stride) {
    boolean blank = codePoint == ' ' || codePoint == 0 || foreground == background;
    if (blank) {
      for (int y = 0; y < cellHeight; y++) {
        Arrays.fill(pixels, at + y * stride, at + y * stride + cellWidth, background);
      }
      return;
    }
    byte[] mask = masks.of(codePoint);
    for (int y = 0; y < cellHeight; y++) {
      for (int x = 0; x < cellWidth; x++) {
        int ink = mask[y * cellWidth + x] & 0xff;
        pixels[at + y * stride + x] =
            ink == 0 ? background : ink == 255 ? foreground : mix(foreground, background, ink);
      }
    }
  }

  private static int mix(int foreground, int background, int ink) {
    int color = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      int front = foreground >> shift & 0xff;
      int back = background >> shift & 0xff;
      color |= (front * ink + back * (255 - ink) + 127) / 255 << shift;
    }
    return color;
  }
}
