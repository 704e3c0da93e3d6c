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
  private final FrameText text;
  private final OutputBuffer out = new OutputBuffer(1 << 16);

  /** Columns that hold something, by row. */
  private int[] covered = new int[0];

  private int columns;
  private int rows;
  private int pictureEnd;
  private boolean overlayDrawn;

  /**
   * @param rate the number of frames to be shown in a corner, or null for none
   */
  Screen(TerminalTraits traits, @Nullable FrameRate rate) {
    this.synchronizedOutput = traits.synchronizedOutput();
    this.text = new FrameText(traits.repeat());
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
    out.put(Escapes.CLEAR);
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
    out.put(Escapes.RESET_COLORS);
    for (int row = 0; row < rows; row++) {
      int width = row < text.rows() ? text.width(row) : 0;
      if (overlayDrawn || covered[row] > width) {
        eraseFrom(row, width);
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
      eraseFrom(row, covered[row]);
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

  private void eraseFrom(int row, int width) {
    if (width < columns) {
      out.moveTo(row + 1, width + 1);
      out.put(Escapes.ERASE_TO_END_OF_LINE);
    }
  }

  private void finish(Overlay overlay) {
    overlayDrawn = !overlay.isEmpty();
    if (overlayDrawn) {
      overlay.draw(columns, rows, out);
    }
    if (rate != null) {
      rate.draw(columns, out);
    }
    if (synchronizedOutput) {
      out.put(Escapes.END_SYNCHRONIZED);
    }
  }
}
