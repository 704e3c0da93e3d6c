package io.asciichat.core.text;

import io.asciichat.core.glyph.DisplayWidth;
import org.jspecify.annotations.Nullable;

/**
 * Takes a frame's text apart as a terminal of a given size shows it. A frame comes from a peer, so
 * nothing in it is trusted: characters, line feeds, colour changes (SGR) and repetition (REP,
 * {@code ESC [ n b}) are handed out, everything else comes as {@link Piece#REFUSED}, and what lies
 * beyond the size does not come at all.
 *
 * <pre>{@code
 * pieces.begin(text, 0, text.length, columns, rows);
 * for (Piece piece = pieces.next(); piece != Piece.END; piece = pieces.next()) { … }
 * }</pre>
 *
 * <p>Used again for every frame and allocates nothing then. Not thread-safe.
 */
public final class FramePieces {
  /** The kinds of what comes next in a text. */
  public enum Piece {
    /** A character with the marks on it, within the columns. */
    CHARACTER,
    /** The last character {@linkplain #times() some times} more, within the columns. */
    REPEAT,
    /** {@link #times()} spaces in place of a wide character that is cut in half. */
    PADDING,
    /** A colour change. */
    STYLE,
    /**
     * All colours end, without a sequence for it in the text: colours were changed where the row
     * had been cut, and what was meant for columns that are not shown must not colour others.
     */
    RESET,
    /** The end of a row that is followed by another one. */
    ROW,
    /** Bytes that must not reach a terminal. */
    REFUSED,
    /** The end of the text or of the rows. */
    END
  }

  /** Columns or rows without an end. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /**
   * Colour changes in a row without a character between them. One character needs three at most
   * (reset, character, background); without a bound a frame of a megabyte would be nothing else.
   */
  private static final int MAX_STYLES = 16;

  /** Bytes of one control sequence: room for two 24-bit colours and attributes. */
  private static final int MAX_SEQUENCE = 64;

  /** Digits of a repetition count: no row is longer than 4096 columns. */
  private static final int MAX_COUNT_DIGITS = 4;

  private static final int ESC = 0x1b;

  private final int[] held = new int[2 * MAX_STYLES];
  private byte[] text = new byte[0];
  private int index;
  private int end;
  private int maxColumns;
  private int maxRows;

  private int row;
  private int column;
  private boolean cut;
  private int styles;

  /** Colour changes behind the last column: whether they count shows when the row ends. */
  private int heldCount;

  private int heldIndex;
  private boolean lost;

  // The piece at hand.
  private int start;
  private int stop;
  private int times;
  private boolean plain;

  // The character that a repetition is about.
  private int characterStart;
  private int characterEnd;
  private int characterWidth;

  /** Makes a reader without a text. */
  public FramePieces() {}

  /**
   * Begins with a text.
   *
   * @param newText UTF-8; not changed, and to be left alone until the end
   * @param offset index of its first byte
   * @param length bytes
   * @param columns 1 or more; what is right of them does not come
   * @param rows 1 or more; what is below them does not come
   */
  public void begin(byte[] newText, int offset, int length, int columns, int rows) {
    text = newText;
    index = offset;
    end = offset + length;
    maxColumns = columns;
    maxRows = rows;
    row = 1;
    styles = 0;
    startRow();
  }

  private void startRow() {
    column = 0;
    cut = false;
    lost = false;
    heldCount = 0;
    heldIndex = 0;
    characterWidth = 0;
  }

  /** Returns whether nothing in a text is refused, however large it is. Ends what was begun. */
  public boolean allPass(byte[] newText, int offset, int length) {
    begin(newText, offset, length, UNLIMITED, UNLIMITED);
    Piece piece;
    do {
      passLetters();
      piece = next();
    } while (piece != Piece.END && piece != Piece.REFUSED);
    return piece == Piece.END;
  }

  /** Goes on to the last letter of ASCII in a row of them, which alone can have marks. */
  private void passLetters() {
    int at = index;
    while (at + 1 < end && isLetter(text[at]) && isLetter(text[at + 1])) {
      at++;
    }
    index = at;
  }

  private static boolean isLetter(int b) {
    return b >= 0x20 && b < 0x7f;
  }

  /** Goes on to the next piece, which the other methods then tell of. */
  public Piece next() {
    while (index < end) {
      int b = text[index];
      Piece piece = b == '\n' ? lineFeed() : b == ESC ? escape() : character();
      if (piece != null) {
        return piece;
      }
    }
    Piece rest = endRow();
    return rest == null ? Piece.END : rest;
  }

  /** Index of the piece's first byte. */
  public int start() {
    return start;
  }

  /** Index behind the piece's last byte. */
  public int stop() {
    return stop;
  }

  /** Columns that the row at hand covers so far. */
  public int column() {
    return column;
  }

  /** The number of repetitions, for {@link Piece#REPEAT} and {@link Piece#PADDING}. */
  public int times() {
    return times;
  }

  /** Returns whether no colour holds after this {@link Piece#STYLE}. */
  public boolean isPlain() {
    return plain;
  }

  /** Index of the first byte of the last character, for {@link Piece#REPEAT}. */
  public int characterStart() {
    return characterStart;
  }

  /** Index behind the last character and the marks on it. */
  public int characterStop() {
    return characterEnd;
  }

  /** Columns of the last character: 1 or 2. */
  public int characterWidth() {
    return characterWidth;
  }

  private @Nullable Piece lineFeed() {
    Piece rest = endRow();
    if (rest != null) {
      return rest;
    }
    if (row == maxRows) {
      index = end;
      return null;
    }
    piece(index, index + 1);
    row++;
    styles = 0;
    startRow();
    return Piece.ROW;
  }

  /** What the row at hand still owes before it ends. */
  private @Nullable Piece endRow() {
    if (cut) {
      heldIndex = heldCount;
      if (lost) {
        lost = false;
        start = index;
        stop = index;
        return Piece.RESET;
      }
    } else if (heldIndex < heldCount) {
      start = held[2 * heldIndex];
      stop = held[2 * heldIndex + 1];
      heldIndex++;
      plain = Sgr.judge(text, start + 2, stop - 1) == Sgr.PLAIN;
      return Piece.STYLE;
    }
    return null;
  }

  private @Nullable Piece character() {
    if (isLetter(text[index])
        && column < maxColumns
        && !cut
        && (index + 1 == end || text[index + 1] >= 0)) {
      // As below, in short: most of what pictures are made of.
      return shown(index + 1, 1);
    }
    int count = FrameCharacters.length(text, index, end);
    int width = count == 0 ? -1 : FrameCharacters.width(text, index, count);
    if (width <= 0) {
      // A mark that follows no character directly: which cell it joins, terminals disagree about.
      return refused(Math.max(count, 1));
    }
    int after = afterMarks(index + count);
    if (cut || width > maxColumns - column) {
      styles = 0;
      index = after;
      return cutHere();
    }
    return shown(after, width);
  }

  private Piece shown(int after, int width) {
    styles = 0;
    piece(index, after);
    characterStart = start;
    characterEnd = after;
    characterWidth = width;
    column += width;
    return Piece.CHARACTER;
  }

  private int afterMarks(int from) {
    int at = from;
    // A mark is beyond ASCII, nearly all pictures are not.
    for (int marks = 0; marks < DisplayWidth.MAX_MARKS && at < end && text[at] < 0; marks++) {
      int count = FrameCharacters.length(text, at, end);
      if (count == 0 || FrameCharacters.width(text, at, count) != 0) {
        return at;
      }
      at += count;
    }
    return at;
  }

  /** Never what comes behind the cut in its place. */
  private @Nullable Piece cutHere() {
    cut = true;
    lost |= heldCount > 0;
    heldCount = 0;
    characterWidth = 0;
    times = maxColumns - column;
    column = maxColumns;
    start = index;
    stop = index;
    return times > 0 ? Piece.PADDING : null;
  }

  private @Nullable Piece escape() {
    int at = index + 1;
    if (at >= end || text[at] != '[') {
      // Not a CSI sequence: without its ESC, the rest is harmless text.
      return refused(1);
    }
    at++;
    while (at < end && text[at] >= '0' && text[at] <= ';') {
      at++;
    }
    boolean numbers = at < end && (text[at] < 0x20 || text[at] >= 0x40);
    while (at < end && text[at] >= 0x20 && text[at] < 0x40) {
      at++;
    }
    if (at >= end || text[at] == '\n' || !numbers || at - index >= MAX_SEQUENCE) {
      // A line feed inside a broken sequence still ends the row.
      return refused(Math.min(at < end && text[at] == '\n' ? at : at + 1, end) - index);
    }
    return switch (text[at]) {
      case 'm' -> style(at);
      case 'b' -> repeat(at);
      // It ends an unfinished sequence and is not part of it.
      case ESC -> refused(at - index);
      default -> refused(at + 1 - index);
    };
  }

  private @Nullable Piece style(int last) {
    int verdict = Sgr.judge(text, index + 2, last);
    if (verdict == Sgr.REFUSED || ++styles > MAX_STYLES) {
      return refused(last + 1 - index);
    }
    if (cut || column == maxColumns) {
      if (cut) {
        lost = true;
      } else {
        held[2 * heldCount] = index;
        held[2 * heldCount + 1] = last + 1;
        heldCount++;
      }
      index = last + 1;
      return null;
    }
    plain = verdict == Sgr.PLAIN;
    piece(index, last + 1);
    return Piece.STYLE;
  }

  private @Nullable Piece repeat(int last) {
    int number = 0;
    for (int i = index + 2; i < last; i++) {
      if (text[i] > '9' || i - index - 2 >= MAX_COUNT_DIGITS) {
        return refused(last + 1 - index);
      }
      number = number * 10 + text[i] - '0';
    }
    if (characterWidth == 0) {
      // There is nothing to be repeated in this row.
      index = last + 1;
      return null;
    }
    styles = 0;
    int room = cut ? 0 : (maxColumns - column) / characterWidth;
    if (number > room || room == 0) {
      cut = true;
      lost |= heldCount > 0;
      heldCount = 0;
    }
    times = Math.min(Math.max(number, 1), room);
    if (times == 0) {
      index = last + 1;
      return null;
    }
    piece(index, last + 1);
    column += times * characterWidth;
    return Piece.REPEAT;
  }

  private Piece refused(int count) {
    piece(index, index + count);
    return Piece.REFUSED;
  }

  private void piece(int from, int to) {
    start = from;
    stop = to;
    index = to;
  }
}
