package io.asciichat.core.client;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.ViewerProfile;
import java.nio.charset.StandardCharsets;

/** Frames as high and as wide as those of a C server of version 0.11, each row with its number. */
final class CServerDrawing {
  private CServerDrawing() {}

  /** One person's picture. */
  static AsciiFrame alone(ViewerProfile announced, double aspect) {
    int columns = announced.columns();
    int box = boxRows(announced);
    int width = (int) Math.round(box * aspect * 2);
    return width <= columns
        ? frame(announced, Math.max(1, width), box)
        : frame(announced, columns, (int) Math.max(1, Math.round(columns / 2.0 / aspect)));
  }

  /** Several people: their grid has the size of the terminal. */
  static AsciiFrame together(ViewerProfile announced) {
    return frame(announced, announced.columns(), announced.rows());
  }

  private static int boxRows(ViewerProfile announced) {
    boolean halves = announced.renderMode() == RenderMode.HALF_BLOCK;
    return halves ? 2 * announced.rows() : announced.rows();
  }

  private static AsciiFrame frame(ViewerProfile announced, int width, int height) {
    int above = announced.padding() ? Math.max(0, boxRows(announced) - height) / 2 : 0;
    String indent = announced.padding() ? " ".repeat((announced.columns() - width) / 2) : "";
    StringBuilder text = new StringBuilder("\n".repeat(above));
    for (int row = 0; row < height; row++) {
      text.append(row == 0 ? "" : "\n").append(indent).append("\u001b[31m").append(row);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return new AsciiFrame(
        PooledBuffer.unpooled(bytes), 0, bytes.length, announced.columns(), announced.rows());
  }
}
