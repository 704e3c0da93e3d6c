package io.asciichat.cli.terminal;

import io.asciichat.core.render.AsciiFrame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Composes everything a frame takes into one array: the picture, erasing of what the last one left
 * beyond it, and the overlay. Not thread-safe; {@link TerminalDisplay} lets one thread in at a
 * time.
 */
final class Screen {
  private final boolean synchronizedOutput;
  private final @Nullable FrameRate rate;
  private final Paint paint;
  private final byte[] plain;
  private final FrameText text;
  private final OutputBuffer out = new OutputBuffer(1 << 16);

  /** Columns that hold something, by row. */
  private int[] covered = new int[0];

  private int columns;
  private int rows;
  private int pictureEnd;
  private boolean overlayDrawn;

  /**
   * @param paint what cells without colours look like
   * @param rate the number of frames to be shown in a corner, or null for none
   */
  Screen(TerminalTraits traits, Paint paint, @Nullable FrameRate rate) {
    this.synchronizedOutput = traits.synchronizedOutput();
    this.paint = paint;
    this.plain = paint.plain();
    this.text = new FrameText(traits.repeat(), paint);
    this.rate = rate;
  }

  /** What to write now. */
  OutputBuffer output() {
    return out;
  }

  /** Starts over on an empty screen of this size. */
  void clear(int newColumns, int newRows, Overlay overlay) {
    columns = newColumns;
    rows = newRows;
    covered = new int[rows];
    begin();
    out.put(plain);
    out.put(Escapes.CLEAR);
    if (!paint.isOwn()) {
      for (int row = 0; row < rows; row++) {
        blankFrom(row, 0);
      }
    }
    pictureEnd = out.length();
    finish(overlay);
  }

  /** Whether a frame was made for a screen that is no larger: else the right one is on its way. */
  boolean takes(AsciiFrame frame) {
    return frame.columns() <= columns && frame.rows() <= rows;
  }

  /** Composes a frame that fits. */
  void draw(AsciiFrame frame, Overlay overlay) {
    begin();
    text.write(frame, columns, rows, true, out);
    out.put(plain);
    for (int row = 0; row < rows; row++) {
      int width = row < text.rows() ? text.width(row) : 0;
      if (overlayDrawn || covered[row] > width) {
        blankFrom(row, width);
      }
      covered[row] = width;
    }
    pictureEnd = out.length();
    finish(overlay);
  }

  /** Composes the last frame again, under another overlay. */
  void redraw(Overlay overlay) {
    out.truncate(pictureEnd);
    for (int row = 0; row < rows; row++) {
      blankFrom(row, covered[row]);
    }
    finish(overlay);
  }

  /** Whatever is on the screen, nothing of it is left beside the next frame. */
  void forget() {
    Arrays.fill(covered, columns);
  }

  private void begin() {
    out.truncate(0);
    if (synchronizedOutput) {
      out.put(Escapes.BEGIN_SYNCHRONIZED);
    }
  }

  private void blankFrom(int row, int width) {
    if (width < columns) {
      out.moveTo(row + 1, width + 1);
      if (paint.isOwn()) {
        out.put(Escapes.ERASE_TO_END_OF_LINE);
      } else {
        // Not every terminal erases in the colours that hold, and none in reversed ones.
        out.spaces(columns - width);
      }
    }
  }

  private void finish(Overlay overlay) {
    overlayDrawn = !overlay.isEmpty();
    if (overlayDrawn) {
      overlay.draw(columns, rows, paint, out);
    }
    if (rate != null) {
      rate.draw(columns, paint, out);
    }
    if (synchronizedOutput) {
      out.put(Escapes.END_SYNCHRONIZED);
    }
  }
}
