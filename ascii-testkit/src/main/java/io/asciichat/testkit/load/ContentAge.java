package io.asciichat.testkit.load;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How old the newest picture in a frame was when the frame arrived at its viewer, in milliseconds:
 * from the moment a client began to send the picture, through the server, back to the other client.
 * It is read out of the frame's text, of up to four frames a second for each viewer.
 *
 * @param p50 half were not older
 * @param p99 99 of 100 were not older
 * @param max the oldest
 * @param frames that could be read
 * @param unread frames that were tried and could not be read
 * @param scale how fine and how far ages are told
 */
public record ContentAge(
    double p50, double p99, double max, long frames, long unread, Scale scale) {
  /**
   * How ages are told.
   *
   * @param resolutionMillis an age is told as up to this much more than it was, never as less
   * @param rangeMillis from this age on ages are told as if they began again at 0; a picture that
   *     stands still is then seen at all ages
   */
  public record Scale(double resolutionMillis, double rangeMillis) {}

  /** The ages in a histogram of microseconds, or null when no frame could be read. */
  static @Nullable ContentAge ofMicros(Histogram micros, long unread, Scale scale) {
    return micros.getTotalCount() == 0
        ? null
        : new ContentAge(
            micros.getValueAtPercentile(50) / 1e3,
            micros.getValueAtPercentile(99) / 1e3,
            micros.getMaxValue() / 1e3,
            micros.getTotalCount(),
            unread,
            scale);
  }
}
