package io.asciichat.cli.terminal;

import io.asciichat.core.render.AsciiFrame;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Composes everything a frame takes into one array: the picture, erasing of what the last one left
 * beyond it, and the overlay. What lies under the overlay is left out, so that no cell is written
 * twice and none flickers, and a frame that shows what is there already gives nothing to write.
 * Keeps a copy of the last frame, which comes back where an overlay goes away. Not thread-safe;
 * {@link TerminalDisplay} lets one thread in at a time.
 */
final class Screen {
  private final boolean synchronizedOutput;
  private final @Nullable FrameRate rate;
  private final Paint paint;
  private final byte[] plain;
  private final TerminalText text;
  private final OutputBuffer out = new OutputBuffer(1 << 16);

  /** Columns that hold something, by row. */
  private int[] written = new int[0];

  private int columns;
  private int rows;
  private Overlay overlay = Overlay.EMPTY;
  private Cover cover = new Cover(0, 0);

  // The last frame.
  private byte[] last = {};
  private int lastLength;
  private int lastColumns;
  private int lastRows;

  /** Whether the screen shows the last frame, and nothing else beside it. */
  private boolean current;

  // Whether the number of frames has been there to be shown, has a place, and what it said last.
  private boolean rateBegun;
  private boolean rateDrawn;
  private int shownRate;

  /**
   * @param paint what cells without colours look like
   * @param rate the number of frames to be shown in a corner, or null for none
   */
  Screen(TerminalTraits traits, Paint paint, @Nullable FrameRate rate) {
    this.synchronizedOutput = traits.synchronizedOutput();
    this.paint = paint;
    this.plain = paint.plain();
    this.text = new TerminalText(traits.repeat(), paint);
    this.rate = rate;
  }

  /** What to write now; perhaps nothing. */
  OutputBuffer output() {
    return out;
  }

  /** Starts over on an empty screen of this size, with the last frame when it still fits. */
  void clear(int newColumns, int newRows, Overlay newOverlay) {
    columns = newColumns;
    rows = newRows;
    written = new int[rows];
    begin();
    out.put(Escapes.CLEAR);
    cover(newOverlay);
    if (!paint.isOwn()) {
      // Painted row by row: what is written is blanked where the picture does not reach.
      Arrays.fill(written, columns);
    }
    if (lastColumns > columns || lastRows > rows) {
      lastLength = 0;
    }
    picture();
    finish();
  }

  /**
   * Returns whether a frame was made for a screen that is no larger: else the right one is on its
   * way.
   */
  boolean takes(AsciiFrame frame) {
    return frame.columns() <= columns && frame.rows() <= rows;
  }

  /** Composes a frame that fits. */
  void draw(AsciiFrame frame) {
    boolean same = isLast(frame);
    if (!same) {
      keep(frame);
    }
    if (same && current) {
      drawRate();
      return;
    }
    begin();
    if (rate != null && rate.hasBegun() != rateBegun) {
      cover(overlay);
    }
    picture();
    finish();
  }

  /** Takes a frame for the time when the screen can be drawn again. */
  void keep(AsciiFrame frame) {
    if (last.length < frame.length()) {
      last = new byte[frame.length()];
    }
    System.arraycopy(frame.buffer().array(), frame.offset(), last, 0, frame.length());
    lastLength = frame.length();
    lastColumns = frame.columns();
    lastRows = frame.rows();
    current = false;
  }

  private boolean isLast(AsciiFrame frame) {
    int end = frame.offset() + frame.length();
    return frame.columns() == lastColumns
        && frame.rows() == lastRows
        && Arrays.equals(last, 0, lastLength, frame.buffer().array(), frame.offset(), end);
  }

  /** Composes another overlay, and of the last frame what the one before has covered. */
  void redraw(Overlay newOverlay) {
    Cover before = cover;
    begin();
    cover(newOverlay);
    Cover rest = before.rowsUnder(cover);
    out.put(plain);
    text.writeAround(last, lastLength, columns, rows, rest, out);
    out.put(plain);
    for (int row = 0; row < rows; row++) {
      if (before.of(row) != null) {
        blank(row, row < text.rows() ? text.width(row) : 0, rest);
      }
    }
    finish();
  }

  /** Composes the number of frames a second alone, if another one than this is to be seen. */
  void drawRate() {
    out.truncate(0);
    if (rate != null && rateDrawn && rate.perSecond() != shownRate) {
      shownRate = rate.perSecond();
      rate.draw(columns, paint, out);
    }
  }

  /** Whatever is on the screen, nothing of it is left beside the next frame. */
  void forget() {
    Arrays.fill(written, columns);
    current = false;
  }

  private void begin() {
    out.truncate(0);
    if (synchronizedOutput) {
      out.put(Escapes.BEGIN_SYNCHRONIZED);
    }
    out.put(plain);
  }

  private void cover(Overlay with) {
    overlay = with;
    cover = with.cover(columns, rows);
    rateBegun = rate != null && rate.hasBegun();
    int corner = columns - FrameRate.COLUMNS;
    BitSet top = cover.of(0);
    boolean free = top == null || corner >= 0 && top.nextSetBit(corner) < 0;
    rateDrawn = rateBegun && corner >= 0 && free;
    if (rateDrawn) {
      cover.add(0, corner, columns);
    }
  }

  private void picture() {
    out.put(plain);
    text.writeAround(last, lastLength, columns, rows, cover, out);
    out.put(plain);
    for (int row = 0; row < rows; row++) {
      int width = row < text.rows() ? text.width(row) : 0;
      if (written[row] > width) {
        blank(row, width, cover);
      }
      written[row] = width;
    }
    current = true;
  }

  /** Empties a row from a column on where nothing covers it. */
  private void blank(int row, int from, Cover around) {
    BitSet covered = around.of(row);
    int at = covered == null ? from : covered.nextClearBit(from);
    while (at < columns) {
      int next = covered == null ? -1 : covered.nextSetBit(at);
      out.moveTo(row + 1, at + 1);
      if (next < 0 && paint.isOwn()) {
        out.put(Escapes.ERASE_TO_END_OF_LINE);
        return;
      }
      // Not every terminal erases in the colours that hold, and none in reversed ones.
      int to = next < 0 ? columns : Math.min(next, columns);
      out.spaces(to - at);
      if (next < 0) {
        return;
      }
      at = covered == null ? columns : covered.nextClearBit(next);
    }
  }

  private void finish() {
    overlay.draw(columns, rows, paint, out);
    if (rate != null && rateDrawn) {
      shownRate = rate.perSecond();
      rate.draw(columns, paint, out);
    }
    if (synchronizedOutput) {
      out.put(Escapes.END_SYNCHRONIZED);
    }
  }
}
