package io.asciichat.cli.terminal;

import io.asciichat.cli.terminal.TerminalTraits.Repeat;
import io.asciichat.core.render.AsciiFrame;

/**
 * Turns a frame's text into what a terminal may be sent, byte by byte and without allocating.
 *
 * <p>A frame comes from a peer, so nothing in it is trusted: characters and colour changes (SGR)
 * pass, every other control sequence is dropped, and rows and columns beyond the given size are cut
 * off, counted as {@link FrameCharacters} measures them. A wide character that is cut in half
 * becomes a space.
 *
 * <p>REP ({@code ESC [ n b}, repeat the last character) is handed on to terminals that know it, its
 * count cut at the row's end; else it is written out, because many terminals, and every text file,
 * do not know it. It is handed on only when it follows its character at once and is shorter: what
 * it does elsewhere, terminals disagree about.
 *
 * <p>Not thread-safe.
 */
final class FrameText {
  private static final int ESC = 0x1b;

  private final Repeat repeat;
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
  private int lastCharacterWidth;

  /** With colours. */
  FrameText(Repeat repeat) {
    this(repeat, true);
  }

  /**
   * @param repeat which characters whoever gets the text repeats when told to
   * @param colored whether colour changes pass
   */
  FrameText(Repeat repeat, boolean colored) {
    this.repeat = repeat;
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
        character(maxColumns, out);
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
  }

  private void startRow(boolean positioned, OutputBuffer out) {
    if (positioned) {
      out.moveTo(rows, 1);
    } else if (rows > 1) {
      out.put('\n');
    }
    column = 0;
    runStart = index;
    lastCharacterLength = 0;
  }

  private void character(int maxColumns, OutputBuffer out) {
    int count = FrameCharacters.length(source, index, end);
    int width = count == 0 ? -1 : FrameCharacters.width(source, index, count);
    if (width > maxColumns - column) {
      // Never what comes behind it in its place.
      cut(count, maxColumns, out);
    } else if (width > 0) {
      lastCharacter = index;
      lastCharacterLength = count;
      lastCharacterWidth = width;
      column += width;
      index += count;
    } else if (width == 0 && isBehindLast()) {
      lastCharacterLength += count;
      index += count;
    } else {
      skip(Math.max(count, 1), out);
    }
  }

  private void cut(int count, int maxColumns, OutputBuffer out) {
    skip(count, out);
    lastCharacterLength = 0;
    for (; column < maxColumns; column++) {
      out.put(' ');
    }
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
      boolean direct = isBehindLast();
      // A line feed inside a broken sequence still ends the row.
      skip(last == '\n' ? count - 1 : count, out);
      if (plain && last == 'b' && lastCharacterLength > 0) {
        repeat(
            Math.min(Math.max(number, 1), (maxColumns - column) / lastCharacterWidth), direct, out);
      }
    }
  }

  private void repeat(int times, boolean direct, OutputBuffer out) {
    if (direct && times * lastCharacterLength > OutputBuffer.REPEAT_BYTES && isRepeated()) {
      out.repeat(times);
    } else {
      for (int i = 0; i < times; i++) {
        out.put(source, lastCharacter, lastCharacterLength);
      }
    }
    column += times * lastCharacterWidth;
  }

  /** Whether the terminal repeats the last character; never one with marks on it. */
  private boolean isRepeated() {
    return switch (repeat) {
      case NONE -> false;
      case ASCII -> lastCharacterLength == 1;
      case ALL ->
          lastCharacterWidth == 1
              && lastCharacterLength == FrameCharacters.length(source, lastCharacter, end);
    };
  }

  private boolean isBehindLast() {
    return lastCharacterLength > 0 && lastCharacter + lastCharacterLength == index;
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
}
