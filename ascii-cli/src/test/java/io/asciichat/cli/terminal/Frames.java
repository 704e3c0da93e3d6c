package io.asciichat.cli.terminal;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.render.AsciiFrame;
import java.nio.charset.StandardCharsets;

/** Frames from text. */
final class Frames {
  private Frames() {}

  static AsciiFrame of(String text, int columns, int rows) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new AsciiFrame(PooledBuffer.unpooled(bytes), 0, bytes.length, columns, rows);
  }

  /** Rows of one repeated letter that fill a screen. */
  static AsciiFrame full(char letter, int columns, int rows) {
    String row = String.valueOf(letter).repeat(columns);
    return of((row + "\n").repeat(rows - 1) + row, columns, rows);
  }
}
