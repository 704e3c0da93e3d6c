package io.asciichat.cli.terminal;

import io.asciichat.core.render.AsciiFrame;

/**
 * Turns a frame's text into what a terminal may be sent, byte by byte and without allocating.
 *
 * <p>A frame comes from a peer, so nothing in it is trusted: characters and colour changes (SGR)
 * pass, every other control sequence is dropped, and rows and columns beyond the given size are cut
 * off. REP ({@code ESC [ n b}, repeat the last character) is written out, because many terminals,
 * and every text file, do not know it.
 *
 * <p>Every character counts as one column. Not thread-safe.
 */
final class FrameText {
  private static final int ESC = 0x1b;

  private final boolean colored;
  private int[] widths = new int[64];
  private int rows;

  // The state of one pass.
  private byte[] source = new byte[0];
  private int index;
  private int end;
  private int runStart;
  private int column;
  private int lastCharacter;
  private int lastCharacterLength;

  /** With colours. */
  FrameText() {
    this(true);
  }

  /**
   * @param colored whether colour changes pass
   */
  FrameText(boolean colored) {
    this.colored = colored;
  }

  /** Rows of the last frame, 1 or more. */
  int rows() {
    return rows;
  }

  /** Columns that a row of the last frame covers. */
  int width(int row) {
    return widths[row];
  }

  /**
   * Writes a frame.
   *
   * @param positioned whether rows begin with a cursor movement; else a line feed separates them
   */
  void write(AsciiFrame frame, int maxColumns, int maxRows, boolean positioned, OutputBuffer out) {
    begin(frame, maxRows);
    startRow(positioned, out);
    while (index < end && rows <= maxRows) {
      int b = source[index];
      if (b == '\n') {
        skip(1, out);
        if (rows == maxRows) {
          break;
        }
        widths[rows - 1] = column;
        rows++;
        startRow(positioned, out);
      } else if (b == ESC) {
        escape(maxColumns, out);
      } else {
        character(b, maxColumns, out);
      }
    }
    flush(out);
    widths[rows - 1] = column;
  }

  private void begin(AsciiFrame frame, int maxRows) {
    if (widths.length < maxRows) {
      widths = new int[maxRows];
    }
    source = frame.buffer().array();
    index = frame.offset();
    end = index + frame.length();
    rows = 1;
    lastCharacterLength = 0;
  }

  private void startRow(boolean positioned, OutputBuffer out) {
    if (positioned) {
      out.moveTo(rows, 1);
    } else if (rows > 1) {
      out.put('\n');
    }
    column = 0;
    runStart = index;
  }

  private void character(int first, int maxColumns, OutputBuffer out) {
    int count = first >= 0 ? 1 : utf8Length(source, index, end);
    boolean control = first >= 0 ? first < 0x20 || first == 0x7f : isC1(source, index, count);
    if (count == 0 || control || column >= maxColumns) {
      skip(Math.max(count, 1), out);
      return;
    }
    lastCharacter = index;
    lastCharacterLength = count;
    column++;
    index += count;
  }

  private void escape(int maxColumns, OutputBuffer out) {
    int i = index + 1;
    if (i >= end || source[i] != '[') {
      // Not a CSI sequence: without its ESC, the rest is harmless text.
      skip(1, out);
      return;
    }
    i++;
    int number = 0;
    boolean plain = true;
    while (i < end && source[i] >= 0x20 && source[i] < 0x40) {
      int b = source[i++];
      boolean digit = b >= '0' && b <= '9';
      plain &= digit || b == ';' || b == ':';
      number = digit ? Math.min(number * 10 + b - '0', 0xffff) : 0;
    }
    int last = i < end ? source[i] : 0;
    int count = Math.min(i + 1, end) - index;
    if (plain && last == 'm' && colored) {
      index += count;
    } else {
      // A line feed inside a broken sequence still ends the row.
      skip(last == '\n' ? count - 1 : count, out);
      if (plain && last == 'b') {
        repeat(Math.min(Math.max(number, 1), maxColumns - column), out);
      }
    }
  }

  private void repeat(int times, OutputBuffer out) {
    for (int i = 0; i < times && lastCharacterLength > 0; i++) {
      out.put(source, lastCharacter, lastCharacterLength);
      column++;
    }
  }

  /** Leaves bytes out: what came before them is copied first. */
  private void skip(int count, OutputBuffer out) {
    flush(out);
    index += count;
    runStart = index;
  }

  private void flush(OutputBuffer out) {
    if (index > runStart) {
      out.put(source, runStart, index - runStart);
    }
    runStart = index;
  }

  /** Bytes of the UTF-8 character at a position, or 0 when there is none. */
  static int utf8Length(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xff;
    int count = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first >= 0xf5 || end - at < count) {
      return 0;
    }
    for (int i = 1; i < count; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return count;
  }

  /** U+0080 to U+009F: control characters, some of which begin sequences on some terminals. */
  private static boolean isC1(byte[] bytes, int at, int count) {
    return count == 2 && (bytes[at] & 0xff) == 0xc2 && (bytes[at + 1] & 0xff) < 0xa0;
  }
}
