package io.asciichat.media.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The cells of a terminal that shows a frame's text. Immutable.
 *
 * <p>Cells that the text does not reach are blank in the theme's colours.
 */
public final class TextGrid {
  private final int columns;
  private final int rows;
  private final int[] codePoints;
  private final int[] foregrounds;
  private final int[] backgrounds;

  private TextGrid(int columns, int rows, Builder cells) {
    this.columns = columns;
    this.rows = rows;
    this.codePoints = cells.codePoints;
    this.foregrounds = cells.foregrounds;
    this.backgrounds = cells.backgrounds;
  }

  /**
   * Reads a text as {@link FrameScanner} does.
   *
   * @param text UTF-8 with SGR escapes, rows separated by line feeds
   * @param offset index of its first byte
   * @param length bytes
   * @param columns of the terminal, 1 or more
   * @param rows of the terminal, 1 or more
   */
  public static TextGrid parse(
      byte[] text, int offset, int length, int columns, int rows, Theme theme) {
    Builder cells = new Builder(columns, rows, theme);
    FrameScanner.scan(text, offset, length, columns, rows, cells);
    return new TextGrid(columns, rows, cells);
  }

  /** The same for text in a string. */
  public static TextGrid parse(String text, int columns, int rows, Theme theme) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length, columns, rows, theme);
  }

  /** Width of the terminal. */
  public int columns() {
    return columns;
  }

  /** Height of the terminal. */
  public int rows() {
    return rows;
  }

  /** The character of a cell; 0 in the second cell of a wide one. */
  public int codePoint(int column, int row) {
    return codePoints[row * columns + column];
  }

  /** The colour of a cell's character, as 0xRRGGBB. */
  public int foreground(int column, int row) {
    return foregrounds[row * columns + column];
  }

  /** The colour behind it, as 0xRRGGBB. */
  public int background(int column, int row) {
    return backgrounds[row * columns + column];
  }

  private static final class Builder implements FrameScanner.Sink {
    private final int[] codePoints;
    private final int[] foregrounds;
    private final int[] backgrounds;
    private final int columns;
    private final CellStyle style;
    private int column;
    private int row;

    Builder(int columns, int rows, Theme theme) {
      this.columns = columns;
      style = new CellStyle(theme);
      codePoints = filled(columns * rows, ' ');
      foregrounds = filled(columns * rows, theme.foreground());
      backgrounds = filled(columns * rows, theme.background());
    }

    private static int[] filled(int length, int value) {
      int[] array = new int[length];
      Arrays.fill(array, value);
      return array;
    }

    /** Characters that join the one before are not drawn. */
    @Override
    public void character(int codePoint, int width) {
      for (int i = 0; i < width; i++) {
        int cell = row * columns + column++;
        codePoints[cell] = i == 0 ? codePoint : 0;
        foregrounds[cell] = style.foreground();
        backgrounds[cell] = style.background();
      }
    }

    @Override
    public void style(byte[] text, int from, int to) {
      style.apply(text, from, to);
    }

    @Override
    public void lineFeed() {
      row++;
      column = 0;
    }
  }
}
