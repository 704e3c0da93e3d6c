package io.asciichat.cli.terminal;

import io.asciichat.cli.terminal.TerminalTraits.Repeat;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.text.FrameCharacters;
import io.asciichat.core.text.FramePieces;
import io.asciichat.core.text.FramePieces.Piece;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns a frame's text into what a terminal may be sent, byte by byte and without allocating.
 *
 * <p>What of it passes, and what rows and columns there are, {@link FramePieces} says. A wide
 * character that is cut in half becomes a space.
 *
 * <p>REP ({@code ESC [ n b}, repeat the last character) is handed on to terminals that know it, its
 * count cut at the row's end; else it is written out, because many terminals, and every text file,
 * do not know it. It is handed on only when it follows its character at once and is shorter: what
 * it does elsewhere, terminals disagree about.
 *
 * <p>Not thread-safe.
 */
final class TerminalText {
  private final Repeat repeat;
  private final boolean colored;
  private final byte[] plain;

  private final boolean painted;

  /** Follows the frame's colours where the ground is painted or something is covered. */
  private final FrameStyle style;

  private boolean followed;

  /** Whether other colours hold now than were written last, of cells that were left out. */
  private boolean due;

  private final FramePieces pieces = new FramePieces();
  private int[] widths = new int[64];
  private int rows;
  private boolean styled;

  // What of the text is still to be copied, in one go.
  private byte[] source = new byte[0];
  private int runStart;
  private int runEnd;

  // What lies on the screen, if anything does.
  private @Nullable Cover cover;
  private @Nullable BitSet covered;

  /** The column that the terminal writes to next, in a row of which something is covered. */
  private int cursor;

  /**
   * With colours.
   *
   * @param paint what cells without colours look like
   */
  TerminalText(Repeat repeat, Paint paint) {
    this(repeat, paint, true);
  }

  /**
   * @param repeat which characters the terminal that gets the text repeats when told to
   * @param paint what cells without colours look like
   * @param colored whether colour changes pass
   */
  TerminalText(Repeat repeat, Paint paint, boolean colored) {
    this.repeat = repeat;
    this.plain = paint.plain();
    this.painted = colored && !paint.isOwn();
    this.style = new FrameStyle(paint);
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
   * Returns whether the last frame ended in colours or attributes, which hold for what comes next.
   */
  boolean isStyled() {
    return styled;
  }

  /**
   * Writes a frame, to begin with in no colours, which the caller has written before.
   *
   * @param positioned whether rows begin with a cursor movement; else a line feed separates them,
   *     and on a painted ground they are as wide as they may be
   */
  void write(AsciiFrame frame, int maxColumns, int maxRows, boolean positioned, OutputBuffer out) {
    cover = null;
    begin(frame.buffer().array(), frame.offset(), frame.length(), maxColumns, maxRows);
    write(positioned, maxColumns, out);
  }

  /**
   * Writes a frame's text where nothing is covered, each row to its place; the covered cells stay
   * as they are.
   */
  void writeAround(
      byte[] text, int length, int maxColumns, int maxRows, Cover what, OutputBuffer out) {
    cover = what;
    begin(text, 0, length, maxColumns, maxRows);
    write(true, maxColumns, out);
  }

  private void write(boolean positioned, int maxColumns, OutputBuffer out) {
    startRow(positioned, out);
    Piece piece = pieces.next();
    while (piece != Piece.END) {
      switch (piece) {
        case CHARACTER -> character(out);
        case REPEAT -> repeat(out);
        case PADDING -> spaces(pieces.times(), out);
        case STYLE -> style(out);
        case RESET -> reset(out);
        case ROW -> {
          endRow(positioned, maxColumns, out);
          rows++;
          startRow(positioned, out);
        }
        case REFUSED, END -> {}
      }
      widths[rows - 1] = pieces.column();
      piece = pieces.next();
    }
    endRow(positioned, maxColumns, out);
  }

  private void begin(byte[] text, int offset, int length, int maxColumns, int maxRows) {
    if (widths.length < maxRows) {
      widths = new int[maxRows];
    }
    source = text;
    runStart = offset;
    runEnd = runStart;
    rows = 1;
    widths[0] = 0;
    styled = false;
    style.begin(text);
    followed = painted || cover != null && cover.isAnything();
    due = false;
    pieces.begin(text, offset, length, maxColumns, maxRows);
  }

  private void startRow(boolean positioned, OutputBuffer out) {
    covered = cover == null ? null : cover.of(rows - 1);
    if (covered != null) {
      cursor = -1;
      return;
    }
    if (positioned) {
      out.moveTo(rows, 1);
    } else if (rows > 1) {
      out.put('\n');
    }
    if (due || !positioned && painted) {
      writeStyle(out);
    }
  }

  /**
   * Paints the rest of a row that is not erased by the caller. The next one begins without colours,
   * or a terminal that scrolls would fill it with them.
   */
  private void endRow(boolean positioned, int maxColumns, OutputBuffer out) {
    flush(out);
    if (!positioned && painted) {
      out.put(plain);
      spaces(maxColumns - widths[rows - 1], out);
      out.put(Escapes.RESET_COLORS);
    }
  }

  private void style(OutputBuffer out) {
    if (!colored) {
      return;
    }
    styled = !pieces.isPlain();
    boolean harmless = !followed || style.follow(pieces.start(), pieces.stop()) || !painted;
    if (covered != null) {
      due = true;
    } else if (harmless) {
      keep(out);
    } else {
      flush(out);
      style.write(out);
    }
  }

  private void writeStyle(OutputBuffer out) {
    style.write(out);
    due = false;
  }

  private void reset(OutputBuffer out) {
    if (colored) {
      styled = false;
      style.reset();
      if (covered == null) {
        flush(out);
        out.put(plain);
      } else {
        due = true;
      }
    }
  }

  private void spaces(int count, OutputBuffer out) {
    if (covered != null) {
      spacesAround(pieces.column() - count, pieces.column(), covered, out);
      return;
    }
    flush(out);
    out.spaces(count);
  }

  private void character(OutputBuffer out) {
    if (covered == null) {
      keep(out);
    } else {
      around(1, covered, out);
    }
  }

  /**
   * Writes the last character so often, up to the column at hand, where nothing covers it, and
   * spaces in place of a wide one that is half covered.
   */
  private void around(int times, BitSet under, OutputBuffer out) {
    int width = pieces.characterWidth();
    int length = pieces.characterStop() - pieces.characterStart();
    int end = pieces.column();
    int begin = end - times * width;
    int from = under.nextClearBit(begin);
    while (from < end) {
      int next = under.nextSetBit(from);
      int to = next < 0 ? end : Math.min(next, end);
      int first = begin + (from - begin + width - 1) / width * width;
      int count = Math.max(0, (to - first) / width);
      spacesAround(from, Math.min(first, to), under, out);
      if (count > 0) {
        goTo(first, out);
        out.put(source, pieces.characterStart(), length);
        repeat(count - 1, length, true, out);
        cursor = first + count * width;
      }
      spacesAround(first + count * width, to, under, out);
      from = under.nextClearBit(to);
    }
  }

  private void spacesAround(int from, int to, BitSet under, OutputBuffer out) {
    for (int at = under.nextClearBit(from); at < to; at = under.nextClearBit(at + 1)) {
      goTo(at, out);
      out.put(' ');
      cursor = at + 1;
    }
  }

  /** Makes the next character go to a column of the row at hand, in the style that holds there. */
  private void goTo(int column, OutputBuffer out) {
    if (cursor != column) {
      out.moveTo(rows, column + 1);
    }
    if (due) {
      writeStyle(out);
    }
  }

  private void repeat(OutputBuffer out) {
    if (covered != null) {
      around(pieces.times(), covered, out);
      return;
    }
    int length = pieces.characterStop() - pieces.characterStart();
    boolean direct = pieces.start() == pieces.characterStop();
    flush(out);
    repeat(pieces.times(), length, direct, out);
  }

  private void repeat(int times, int length, boolean direct, OutputBuffer out) {
    if (direct && times * length > OutputBuffer.REPEAT_BYTES && isRepeated(length)) {
      out.repeat(times);
    } else {
      for (int i = 0; i < times; i++) {
        out.put(source, pieces.characterStart(), length);
      }
    }
  }

  /** Returns whether the terminal repeats the last character; never one with marks on it. */
  private boolean isRepeated(int length) {
    return switch (repeat) {
      case NONE -> false;
      case ASCII -> length == 1;
      case ALL ->
          pieces.characterWidth() == 1
              && length
                  == FrameCharacters.length(
                      source, pieces.characterStart(), pieces.characterStop());
    };
  }

  /** Copies the piece at hand, together with what follows it directly. */
  private void keep(OutputBuffer out) {
    if (pieces.start() != runEnd) {
      flush(out);
      runStart = pieces.start();
    }
    runEnd = pieces.stop();
  }

  private void flush(OutputBuffer out) {
    if (runEnd > runStart) {
      out.put(source, runStart, runEnd - runStart);
    }
    runStart = runEnd;
  }
}
