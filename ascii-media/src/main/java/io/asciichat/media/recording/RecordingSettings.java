package io.asciichat.media.recording;

import io.asciichat.media.picture.Theme;
import java.time.Instant;
import java.util.Map;

/**
 * The looks of a recording and what it says of itself.
 *
 * @param theme colours of pictures where the text sets none
 * @param cellWidth pixels of a cell in pictures, {@value #MIN_CELL} to {@value #MAX_CELL}; made
 *     smaller for terminals so large that a picture would have more than {@value #MAX_PIXELS}
 *     pixels
 * @param started the wall clock when the recording begins
 * @param environment what a terminal recording tells of the terminal, such as TERM
 */
public record RecordingSettings(
    Theme theme, int cellWidth, Instant started, Map<String, String> environment) {
  /** The narrowest cell. */
  public static final int MIN_CELL = 5;

  /** The widest cell. */
  public static final int MAX_CELL = 32;

  /** The most pixels of a picture. */
  public static final int MAX_PIXELS = 1 << 25;

  /** Checks the ranges above. */
  public RecordingSettings {
    if (cellWidth < MIN_CELL || cellWidth > MAX_CELL) {
      throw new IllegalArgumentException("cells " + cellWidth + " pixels wide");
    }
    environment = Map.copyOf(environment);
  }

  /** The widest cell, up to the wanted one, with which a picture of this size stays in bounds. */
  int cellWidthFor(int columns, int rows) {
    int width = cellWidth;
    while (width > 1 && 2L * width * width * columns * rows > MAX_PIXELS) {
      width--;
    }
    return width;
  }
}
