package io.asciichat.testkit.load;

import io.asciichat.testkit.load.Feed.MeasureWindow;
import io.asciichat.testkit.load.LoadReport.Arrivals;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Counts the frames, or packets of sound, that one client gets within the measured time. Written by
 * its receive loop; read after that has ended.
 */
final class FrameMeter {
  private static final long MAX_GAP_MICROS = TimeUnit.MINUTES.toMicros(10);

  private final MeasureWindow window;
  private final Histogram gaps = new Histogram(MAX_GAP_MICROS, 3);
  private long last = Long.MIN_VALUE;
  private long frames;
  private long bytes;
  private long invalid;

  FrameMeter(MeasureWindow window) {
    this.window = window;
  }

  void frame(long now, int packetBytes) {
    if (window.contains(now)) {
      gap(now);
      frames++;
      bytes += packetBytes;
    }
    last = now;
  }

  void invalidFrame(long now) {
    if (window.contains(now)) {
      invalid++;
    }
  }

  /** A silence that lasts to the end counts as a gap too, or a server that died would look good. */
  void finish() {
    if (window.to() - Math.max(last, window.from())
        > TimeUnit.MICROSECONDS.toNanos(gaps.getMaxValue())) {
      gap(window.to());
    }
  }

  private void gap(long now) {
    long before = last == Long.MIN_VALUE ? window.from() : last;
    gaps.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(now - before), 0, MAX_GAP_MICROS));
  }

  Histogram gaps() {
    return gaps;
  }

  /**
   * The result.
   *
   * @param seconds that were measured
   */
  Arrivals arrivals(double seconds) {
    return new Arrivals(
        frames / seconds,
        frames == 0 ? 0 : (double) bytes / frames,
        FrameGaps.ofMicros(gaps),
        invalid);
  }
}
