package io.asciichat.cli.terminal;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Counts the frames shown in the last second and writes the number into the upper right corner, as
 * wide as it can get so that nothing is left of a longer one. Not thread-safe.
 */
final class FrameRate {
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final byte[] UNIT = " fps ".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGITS = 4;

  /** Columns it takes. */
  static final int COLUMNS = DIGITS + 5;

  /** Frames a second that can be told apart: more than any source or server gives. */
  private static final int MAX_FRAMES = 1000;

  /** When the last frames were shown, oldest first from {@code next} on. */
  private final long[] times = new long[MAX_FRAMES];

  private int next;
  private int count;
  private boolean begun;

  /** A frame is shown now, in nanoseconds of any clock that never goes back. */
  void shown(long now) {
    if (count == MAX_FRAMES) {
      count--;
    }
    times[next] = now;
    next = (next + 1) % MAX_FRAMES;
    count++;
    begun = true;
    passed(now);
  }

  /** Takes notice of the time: what was shown a second ago counts no more. */
  void passed(long now) {
    while (count > 0 && now - times[(next - count + MAX_FRAMES) % MAX_FRAMES] >= SECOND_NANOS) {
      count--;
    }
  }

  /** Returns whether any frame was shown. */
  boolean hasBegun() {
    return begun;
  }

  /** Frames in the second before the last call of the two above. */
  int perSecond() {
    return count;
  }

  /**
   * Writes the number.
   *
   * @param columns of the terminal, {@link #COLUMNS} or more
   * @param paint what cells without colours look like
   */
  void draw(int columns, Paint paint, OutputBuffer out) {
    out.moveTo(1, columns - COLUMNS + 1);
    out.put(paint.reverse());
    for (int unit = MAX_FRAMES; unit > 0; unit /= 10) {
      out.put(count >= unit || unit == 1 ? (char) ('0' + count / unit % 10) : ' ');
    }
    out.put(UNIT);
    out.put(paint.plain());
  }
}
