package io.asciichat.core.render;

import io.asciichat.core.video.Compositor;
import io.asciichat.core.video.RgbFrame;

/**
 * Everything about a viewer's scene that stays the same from frame to frame: layout, scaling
 * tables, painter, size of the text.
 *
 * <p>The text of a frame never exceeds {@link #MOST_TEXT}. The plan reckons with the longest text
 * the layout can give, so that what a viewer sees does not jump with the content: where that is too
 * long it takes fewer colours, level by level, and where even characters alone are too many it
 * draws on a smaller part of the terminal at its upper left. Truecolor with one-byte characters
 * fits up to about 52,000 cells, 256 colours up to 87,000, sixteen up to 174,000.
 */
final class ScenePlan {
  /**
   * Bytes of text at the most: C peers cannot encrypt packets above 1 MiB, which includes the
   * 22-byte packet header and the 24-byte frame header.
   */
  static final int MOST_TEXT = (1 << 20) - 22 - 24;

  private final ViewerProfile profile;
  private final int[] sizes;
  private final SceneLayout layout;
  private final RowRuns runs;
  private final CellPainter painter;
  private final Compositor compositor;
  private final int mostBytes;

  ScenePlan(ViewerProfile profile, RgbFrame[] sources, int count) {
    this.profile = profile;
    this.sizes = new int[count * 2];
    for (int i = 0; i < count; i++) {
      sizes[i * 2] = sources[i].width();
      sizes[i * 2 + 1] = sources[i].height();
    }
    int columns = profile.columns();
    int rows = profile.rows();
    int level = profile.colorLevel().ordinal();
    while (true) {
      SceneLayout nextLayout = SceneLayout.of(columns, rows, profile.padding(), sources, count);
      RowRuns nextRuns =
          profile.padding() && count > 1
              ? RowRuns.filling(nextLayout, columns, rows)
              : RowRuns.of(nextLayout);
      CellPainter nextPainter = Drawing.painterFor(profile, ColorLevel.values()[level]);
      long bytes = nextRuns.mostBytes(nextPainter.mostBytesPerCell());
      if (bytes <= MOST_TEXT) {
        layout = nextLayout;
        runs = nextRuns;
        painter = nextPainter;
        mostBytes = (int) bytes;
        break;
      }
      if (level > 0) {
        level--;
      } else {
        columns -= columns / 16;
        rows -= rows / 16;
      }
    }
    compositor = new Compositor(layout.width(), layout.height(), layout.pictures(), sources);
  }

  /** Whether this plan is the one for that scene. */
  boolean suits(ViewerProfile wanted, RgbFrame[] sources, int count) {
    if (count * 2 != sizes.length || !profile.equals(wanted)) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (sources[i].width() != sizes[i * 2] || sources[i].height() != sizes[i * 2 + 1]) {
        return false;
      }
    }
    return true;
  }

  SceneLayout layout() {
    return layout;
  }

  /** The longest text this plan gives, in bytes. */
  int mostBytes() {
    return mostBytes;
  }

  /**
   * Writes a frame.
   *
   * @return the position behind the text
   */
  int write(RgbFrame[] sources, byte[] out, int start) {
    compositor.compose(sources);
    int[] samples = compositor.samples();
    int width = compositor.width();
    int at = start;
    painter.begin();
    for (int y = 0; y < runs.rows(); y++) {
      if (y > 0) {
        out[at++] = '\n';
      }
      int[] row = runs.of(y);
      int column = 0;
      for (int i = 0; i < row.length; i += 2) {
        while (column < row[i]) {
          out[at++] = ' ';
          column++;
        }
        at = painter.paint(samples, y * width + column, y * width + row[i + 1], out, at);
        column = row[i + 1];
      }
      for (int end = runs.endOf(y); column < end; column++) {
        out[at++] = ' ';
      }
    }
    return painter.end(out, at);
  }
}
