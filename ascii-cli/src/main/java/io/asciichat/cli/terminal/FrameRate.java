package io.asciichat.cli.terminal;

import java.nio.charset.StandardCharsets;

/**
 * Counts the frames shown in the last second and writes the number into the upper right corner, as
 * wide as it can get so that nothing is left of a longer one. Not thread-safe.
 */
final class FrameRate {
  private static final long SECOND = 1_000_000_000L;
  private static final byte[] UNIT = " fps ".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGITS = 4;

  /** Frames a second that can be told apart: more than any source or server gives. */
  private static final int MOST = 1000;

  /** When the last frames were shown, oldest first from {@code next} on. */
  private final long[] times = new long[MOST];

  private int next;
  private int count;

  /** A frame is shown now, in nanoseconds of any clock that never goes back. */
  void shown(long now) {
    if (count == MOST) {
      count--;
    }
    times[next] = now;
    next = (next + 1) % MOST;
    count++;
    while (now - times[(next - count + MOST) % MOST] >= SECOND) {
      count--;
    }
  }

  /** Frames in the second that ended with the last one, that one included; 0 before the first. */
  int perSecond() {
    return count;
  }

  /** Writes the number, where the terminal is wide enough for it. */
  void draw(int columns, Paint paint, OutputBuffer out) {
    int width = DIGITS + UNIT.length;
    if (count == 0 || columns < width) {
      return;
    }
    out.moveTo(1, columns - width + 1);
    out.put(paint.reverse());
    for (int unit = MOST; unit > 0; unit /= 10) {
      out.put(count >= unit || unit == 1 ? (char) ('0' + count / unit % 10) : ' ');
    }
    out.put(UNIT);
    out.put(paint.plain());
  }
}
