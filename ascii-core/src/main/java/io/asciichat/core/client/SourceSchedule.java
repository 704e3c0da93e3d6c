package io.asciichat.core.client;

import io.asciichat.core.loop.Schedule;
import io.asciichat.core.port.VideoSource;

/** When to ask a video source for its next picture. */
final class SourceSchedule {
  /** Thousandths of a picture a second are exact enough for every rate in use, 29.97 included. */
  private static final long THOUSAND_SECONDS = 1_000_000_000_000L;

  private final Schedule schedule;

  SourceSchedule(VideoSource source) {
    long perThousandSeconds = Math.max(1, Math.round(source.framesPerSecond() * 1000));
    schedule = new Schedule(0, perThousandSeconds, THOUSAND_SECONDS);
  }

  long nextAfter(long now) {
    return schedule.nextAfter(now);
  }
}
