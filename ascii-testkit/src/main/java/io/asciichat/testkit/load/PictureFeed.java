package io.asciichat.testkit.load;

import io.asciichat.core.loop.Schedule;
import java.util.concurrent.atomic.LongAdder;

/** A client's pictures. One that was missed is skipped, as a camera's is. */
final class PictureFeed implements Feed {
  private final Pictures pictures;
  private final Schedule schedule;
  private final MeasureWindow window;
  private final LongAdder sent = new LongAdder();
  private long picture;
  private long nextAt = Long.MIN_VALUE;

  PictureFeed(Pictures pictures, Schedule schedule, MeasureWindow window) {
    this.pictures = pictures;
    this.schedule = schedule;
    this.window = window;
  }

  @Override
  public long nextAt() {
    return nextAt;
  }

  @Override
  public PreparedPacket take(long now) {
    nextAt = schedule.nextAfter(now);
    if (window.contains(now)) {
      sent.increment();
    }
    return pictures.packet(picture++);
  }

  /** How many were sent in the measured time. */
  long sent() {
    return sent.sum();
  }
}
