package io.asciichat.cli.terminal;

import io.asciichat.cli.terminal.TerminalTraits.Repeat;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.text.FrameCharacters;
import io.asciichat.core.text.FramePieces;
import io.asciichat.core.text.FramePieces.Piece;
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
final class FrameText {
  private final Repeat repeat;
  private final boolean colored;
  private final byte[] plain;

  /** Follows the frame's colours where the ground is painted. */
  private final @Nullable FrameStyle style;

  private final FramePieces pieces = new FramePieces();
  private int[] widths = new int[64];
  private int rows;
  private boolean styled;

  // What of the text is still to be copied, in one go.
  private byte[] source = new byte[0];
  private int runStart;
  private int runEnd;

  /**
   * With colours.
   *
   * @param paint what cells without colours look like
   */
  FrameText(Repeat repeat, Paint paint) {
    this(repeat, paint, true);
  }

  /**
   * @param repeat which characters whoever gets the text repeats when told to
   * @param paint what cells without colours look like
   * @param colored whether colour changes pass
   */
  FrameText(Repeat repeat, Paint paint, boolean colored) {
    this.repeat = repeat;
    this.plain = paint.plain();
    this.style = colored && !paint.isOwn() ? new FrameStyle(paint) : null;
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

  /** Whether the last frame ended in colours or attributes, which hold for what comes next. */
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
    begin(frame, maxColumns, maxRows);
    startRow(positioned, out);
    Piece piece = pieces.next();
    while (piece != Piece.END) {
      switch (piece) {
        case CHARACTER -> keep(out);
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

  private void begin(AsciiFrame frame, int maxColumns, int maxRows) {
    if (widths.length < maxRows) {
      widths = new int[maxRows];
    }
    source = frame.buffer().array();
    runStart = frame.offset();
    runEnd = runStart;
    rows = 1;
    widths[0] = 0;
    styled = false;
    if (style != null) {
      style.begin(source);
    }
    pieces.begin(source, frame.offset(), frame.length(), maxColumns, maxRows);
  }

  private void startRow(boolean positioned, OutputBuffer out) {
    if (positioned) {
      out.moveTo(rows, 1);
    } else if (rows > 1) {
      out.put('\n');
    }
    if (!positioned && style != null) {
      style.write(out);
    }
  }

  /**
   * Paints the rest of a row that is not erased by the caller. The next one begins without colours,
   * or a terminal that scrolls would fill it with them.
   */
  private void endRow(boolean positioned, int maxColumns, OutputBuffer out) {
    flush(out);
    if (!positioned && style != null) {
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
    if (style == null || style.follow(pieces.start(), pieces.stop())) {
      keep(out);
    } else {
      flush(out);
      style.write(out);
    }
  }

  private void reset(OutputBuffer out) {
    if (colored) {
      styled = false;
      flush(out);
      out.put(plain);
      if (style != null) {
        style.reset();
      }
    }
  }

  private void spaces(int count, OutputBuffer out) {
    flush(out);
    out.spaces(count);
  }

  private void repeat(OutputBuffer out) {
    int length = pieces.characterStop() - pieces.characterStart();
    boolean direct = pieces.start() == pieces.characterStop();
    int times = pieces.times();
    flush(out);
    if (direct && times * length > OutputBuffer.REPEAT_BYTES && isRepeated(length)) {
      out.repeat(times);
    } else {
      for (int i = 0; i < times; i++) {
        out.put(source, pieces.characterStart(), length);
      }
    }
  }

  /** Whether the terminal repeats the last character; never one with marks on it. */
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
