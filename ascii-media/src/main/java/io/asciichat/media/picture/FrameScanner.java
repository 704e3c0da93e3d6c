package io.asciichat.media.picture;

import io.asciichat.core.glyph.DisplayWidth;

/**
 * Reads a frame's text: characters, line feeds and colour changes (SGR). Nothing in it is trusted:
 * other control sequences, control characters and broken UTF-8 are left out, and so is what lies
 * beyond the given columns and rows. REP ({@code ESC [ n b}) comes as that many characters.
 *
 * <p>It keeps to what the terminal display shows of the same text, but for wide and combining
 * characters, which count here with the columns they take.
 */
public final class FrameScanner {
  private static final int ESC = 0x1b;
  private static final int MAX_NUMBER = 0xffff;

  /** Takes what a text holds, in order. */
  public interface Sink {
    /**
     * A character within the columns and rows.
     *
     * @param columns how many it takes: 1, 2, or 0 for one that joins the character before it
     */
    void character(int codePoint, int columns);

    /** A complete SGR sequence, from its escape to its {@code m}. */
    void style(byte[] text, int from, int to);

    /** The end of a row that is followed by another one. */
    void lineFeed();
  }

  private final byte[] text;
  private final int end;
  private final int maxColumns;
  private final int maxRows;
  private final Sink sink;

  private int index;
  private int column;
  private int row;
  private int last = -1;

  private FrameScanner(byte[] text, int offset, int length, int columns, int rows, Sink sink) {
    this.text = text;
    this.index = offset;
    this.end = offset + length;
    this.maxColumns = columns;
    this.maxRows = rows;
    this.sink = sink;
  }

  /**
   * Reads a text.
   *
   * @param text UTF-8
   * @param offset index of its first byte
   * @param length bytes
   * @param maxColumns what is right of these is left out
   * @param maxRows what is below these is left out
   * @param sink called on the same thread
   */
  public static void scan(
      byte[] text, int offset, int length, int maxColumns, int maxRows, Sink sink) {
    new FrameScanner(text, offset, length, maxColumns, maxRows, sink).run();
  }

  private void run() {
    while (index < end && row < maxRows) {
      int b = text[index];
      if (b == '\n') {
        index++;
        column = 0;
        if (++row < maxRows) {
          sink.lineFeed();
        }
      } else if (b == ESC) {
        escape();
      } else if (b >= 0) {
        index++;
        character(b);
      } else {
        multibyte();
      }
    }
  }

  private void character(int codePoint) {
    int columns = columns(codePoint);
    if (columns >= 0) {
      last = codePoint;
      emit(codePoint, columns);
    }
  }

  private void emit(int codePoint, int columns) {
    if (column + columns <= maxColumns) {
      sink.character(codePoint, columns);
    }
    column = Math.min(column + columns, maxColumns);
  }

  /** −1 for what is left out. What this Java does not know yet is taken for a usual character. */
  private static int columns(int codePoint) {
    if (codePoint >= 0x20 && codePoint < 0x7f) {
      return 1;
    }
    int columns = DisplayWidth.of(codePoint);
    if (columns >= 0) {
      return columns;
    }
    int type = Character.getType(codePoint);
    return type == Character.UNASSIGNED || type == Character.PRIVATE_USE ? 1 : -1;
  }

  private void multibyte() {
    int first = text[index] & 0xff;
    int count = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first >= 0xf5 || end - index < count) {
      index++;
      return;
    }
    int codePoint = first & 0x7f >> count;
    for (int i = 1; i < count; i++) {
      int next = text[index + i];
      if ((next & 0xc0) != 0x80) {
        index++;
        return;
      }
      codePoint = codePoint << 6 | next & 0x3f;
    }
    index += count;
    boolean shortest = codePoint >= (count == 4 ? 0x10000 : count == 3 ? 0x800 : 0x80);
    if (shortest && codePoint <= Character.MAX_CODE_POINT) {
      character(codePoint);
    }
  }

  private void escape() {
    int start = index++;
    if (index >= end || text[index] != '[') {
      // Not a CSI sequence: without its ESC, the rest is harmless text.
      return;
    }
    index++;
    int number = 0;
    boolean plain = true;
    while (index < end && text[index] >= 0x20 && text[index] < 0x40) {
      int b = text[index++];
      boolean digit = b >= '0' && b <= '9';
      plain &= digit || b == ';' || b == ':';
      number = digit ? Math.min(number * 10 + b - '0', MAX_NUMBER) : 0;
    }
    if (index >= end || text[index] == '\n') {
      // A line feed inside a broken sequence still ends the row.
      return;
    }
    int kind = text[index++];
    if (plain && kind == 'm') {
      sink.style(text, start, index);
    } else if (plain && kind == 'b' && last >= 0) {
      int columns = Math.max(columns(last), 1);
      int times = Math.min(Math.max(number, 1), (maxColumns - column) / columns);
      for (int i = 0; i < times; i++) {
        emit(last, columns);
      }
    }
  }
}
