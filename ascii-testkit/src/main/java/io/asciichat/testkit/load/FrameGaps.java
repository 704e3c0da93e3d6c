package io.asciichat.testkit.load;

import org.HdrHistogram.Histogram;

/**
 * Times between one frame, or packet of sound, and the next, in milliseconds; or other times that
 * are told in the same way.
 *
 * @param p50 half are not longer
 * @param p99 99 of 100 are not longer
 * @param max the longest, including a silence at the end
 */
public record FrameGaps(double p50, double p99, double max) {
  static FrameGaps ofMicros(Histogram micros) {
    return new FrameGaps(
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3);
  }
}
