package io.asciichat.media.picture;

import io.asciichat.core.text.FrameCharacters;
import io.asciichat.core.text.FramePieces;
import io.asciichat.core.text.FramePieces.Piece;
import java.nio.charset.StandardCharsets;

/**
 * Reads a frame's text for a picture or a file: what a terminal of that size shows of it, as {@link
 * FramePieces} says. REP ({@code ESC [ n b}) comes as that many characters.
 */
public final class FrameScanner {
  private static final byte[] RESET = "\u001b[0m".getBytes(StandardCharsets.US_ASCII);

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

  private FrameScanner() {}

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
    FramePieces pieces = new FramePieces();
    pieces.begin(text, offset, length, maxColumns, maxRows);
    Piece piece = pieces.next();
    while (piece != Piece.END) {
      switch (piece) {
        case CHARACTER -> character(text, pieces, sink);
        case REPEAT -> {
          for (int i = 0; i < pieces.times(); i++) {
            character(text, pieces, sink);
          }
        }
        case STYLE -> sink.style(text, pieces.start(), pieces.stop());
        case RESET -> sink.style(RESET, 0, RESET.length);
        case ROW -> sink.lineFeed();
        // What is right of half a wide character stays blank.
        case PADDING, REFUSED, END -> {}
      }
      piece = pieces.next();
    }
  }

  /** The last character and the marks on it. */
  private static void character(byte[] text, FramePieces pieces, Sink sink) {
    int columns = pieces.characterWidth();
    for (int at = pieces.characterStart(); at < pieces.characterStop(); ) {
      int count = FrameCharacters.length(text, at, pieces.characterStop());
      sink.character(FrameCharacters.codePoint(text, at, count), columns);
      at += count;
      columns = 0;
    }
  }
}
