package io.asciichat.core.client;

import io.asciichat.core.loop.Schedule;
import io.asciichat.core.port.VideoSource;
import org.jspecify.annotations.Nullable;

/**
 * The times to ask a video source for its next picture: when it says that there will be one, else
 * at its rate, from the first question on. A beat that knows nothing of the pictures would meet
 * each of them up to one picture late, or just miss it.
 */
final class SourceSchedule {
  /** Thousandths of a picture a second are exact enough for every rate in use, 29.97 included. */
  private static final long THOUSAND_SECONDS = 1_000_000_000_000L;

  /** A source that names a time that has passed is asked again after this long. */
  private static final long MIN_PAUSE_NANOS = 1_000_000;

  /** However far away the next picture is: a picture is sent again about once a second. */
  private static final long MAX_PAUSE_NANOS = 1_000_000_000;

  private final VideoSource source;
  private @Nullable Schedule beats;

  SourceSchedule(VideoSource source) {
    this.source = source;
  }

  /**
   * When to ask again.
   *
   * @param now when it was asked last, on the clock in nanoseconds
   */
  long nextAfter(long now) {
    Schedule steady = beats;
    if (steady == null) {
      long perThousandSeconds = Math.max(1, Math.round(source.framesPerSecond() * 1000));
      steady = new Schedule(now, perThousandSeconds, THOUSAND_SECONDS);
      beats = steady;
    }
    long due = source.nextAt();
    return due == VideoSource.UNKNOWN
        ? steady.nextAfter(now)
        : Math.clamp(due, now + MIN_PAUSE_NANOS, now + MAX_PAUSE_NANOS);
  }
}
