package io.asciichat.media.recording;

import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.media.picture.FrameScanner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A frame's text, cleaned and with repetitions written out, for files of text. */
final class RecordedText implements FrameScanner.Sink {
  private final boolean colored;
  private final String lineEnd;
  private final StringBuilder text = new StringBuilder();
  private final List<Integer> widths = new ArrayList<>();
  private int column;

  private RecordedText(boolean colored, String lineEnd) {
    this.colored = colored;
    this.lineEnd = lineEnd;
  }

  /**
   * Reads a frame.
   *
   * @param colored whether SGR sequences are kept
   * @param lineEnd between two rows
   */
  static RecordedText of(AsciiFrame frame, ViewerProfile profile, boolean colored, String lineEnd) {
    RecordedText result = new RecordedText(colored, lineEnd);
    FrameScanner.scan(
        frame.buffer().array(),
        frame.offset(),
        frame.length(),
        profile.columns(),
        profile.rows(),
        result);
    result.widths.add(result.column);
    return result;
  }

  String text() {
    return text.toString();
  }

  /** Returns whether every cell that another frame had filled is filled by this one. */
  boolean covers(RecordedText other) {
    for (int row = 0; row < other.widths.size(); row++) {
      int width = row < widths.size() ? widths.get(row) : 0;
      if (width < other.widths.get(row)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void character(int codePoint, int columns) {
    text.appendCodePoint(codePoint);
    column += columns;
  }

  @Override
  public void style(byte[] bytes, int from, int to) {
    if (colored) {
      text.append(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void lineFeed() {
    text.append(lineEnd);
    widths.add(column);
    column = 0;
  }
}
