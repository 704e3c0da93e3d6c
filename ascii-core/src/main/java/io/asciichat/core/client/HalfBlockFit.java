package io.asciichat.core.client;

import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.ViewerProfile;

/**
 * Makes pictures whole that C servers draw with half blocks. Such a server takes a terminal for
 * twice as high as it is, because each row shows two rows of pixels: it puts too many empty rows
 * above a picture, and makes a single person's up to twice as high as the terminal.
 *
 * <p>Empty rows are taken away here. Against a picture that is too high half of the rows are
 * announced, and the server fits it into the terminal. Several people together always fill exactly
 * the rows that were announced, so for them all rows are announced. Which of the two it has to be
 * shows in the frames, each of which names the size that it was made for: a picture is too high
 * with all rows announced exactly when it fills the terminal with half of them. (Of an odd number
 * of rows the last one is then left empty, even where a picture would just have filled it.)
 *
 * <p>{@link #announced} is for any thread, the rest for the receive loop. Allocates nothing but the
 * view of a frame that is changed.
 */
final class HalfBlockFit {
  private volatile boolean halved;

  /** What to announce for a terminal, its mode being one that C servers know or fall back to. */
  ViewerProfile announced(ViewerProfile terminal) {
    return halved && isConcerned(terminal)
        ? terminal.withSize(terminal.columns(), terminal.rows() / 2)
        : terminal;
  }

  /**
   * Learns from a frame as the server sent it.
   *
   * @return whether {@link #announced} has changed and the server should be told
   */
  boolean learn(AsciiFrame frame, ViewerProfile terminal) {
    if (!isConcerned(terminal) || frame.rows() != announced(terminal).rows()) {
      return false;
    }
    int height = height(frame);
    boolean wasHalved = halved;
    halved = wasHalved ? height >= 2 * (terminal.rows() / 2) : height > terminal.rows();
    return halved != wasHalved;
  }

  /**
   * A frame without the empty rows that are too many above it; and without its uppermost rows when
   * as many as those have to be cut off below.
   *
   * @param frame its reference passes to the result, which shows a part of the same text
   */
  AsciiFrame fit(AsciiFrame frame, ViewerProfile terminal) {
    if (!isConcerned(terminal)) {
      return frame;
    }
    int above = rowsAbove(frame);
    int spare = terminal.rows() - height(frame);
    // No row begins in the colours of the one before it.
    int dropped = spare >= 0 ? Math.max(0, above - spare / 2) : above + -spare / 2;
    if (dropped == 0) {
      return frame;
    }
    int start = rowStart(frame, dropped);
    int length = frame.offset() + frame.length() - start;
    return new AsciiFrame(frame.buffer(), start, length, frame.columns(), frame.rows());
  }

  private static boolean isConcerned(ViewerProfile terminal) {
    return terminal.rows() > 1 && terminal.shownMode().announced() == RenderMode.HALF_BLOCK;
  }

  private static int rowsAbove(AsciiFrame frame) {
    byte[] text = frame.buffer().array();
    int rows = 0;
    while (rows < frame.length() && text[frame.offset() + rows] == '\n') {
      rows++;
    }
    return rows;
  }

  /** Rows of the picture itself. */
  private static int height(AsciiFrame frame) {
    byte[] text = frame.buffer().array();
    int end = frame.offset() + frame.length();
    int rows = 1;
    for (int i = frame.offset() + rowsAbove(frame); i < end; i++) {
      if (text[i] == '\n') {
        rows++;
      }
    }
    return rows;
  }

  private static int rowStart(AsciiFrame frame, int row) {
    byte[] text = frame.buffer().array();
    int at = frame.offset();
    for (int rows = 0; rows < row; at++) {
      if (text[at] == '\n') {
        rows++;
      }
    }
    return at;
  }
}
