package io.asciichat.testkit.load;

import io.asciichat.core.loop.Schedule;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A client's sound. None of it is skipped: what could not be sent in time is sent as soon as
 * possible, because a microphone goes on recording.
 */
final class SpeechFeed implements Feed {
  private final Speech speech;
  private final int client;
  private final Schedule schedule;
  private final MeasureWindow window;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong mostLate = new AtomicLong();
  private long packet;
  private long nextAt;

  /**
   * @param client numbered from 0; tells whose voice it is and where it begins
   * @param now when it begins
   */
  SpeechFeed(Speech speech, int client, Schedule schedule, MeasureWindow window, long now) {
    this.speech = speech;
    this.client = client;
    this.schedule = schedule;
    this.window = window;
    packet = schedule.indexAt(now) + 1;
    nextAt = schedule.timeOf(packet);
  }

  @Override
  public long nextAt() {
    return nextAt;
  }

  @Override
  public PreparedPacket take(long now) {
    if (window.contains(now)) {
      sent.incrementAndGet();
      mostLate.accumulateAndGet(now - nextAt, Math::max);
    }
    PreparedPacket taken = speech.packet(client, packet++);
    nextAt = schedule.timeOf(packet);
    return taken;
  }

  /** How many packets were sent in the measured time. */
  long sent() {
    return sent.get();
  }

  /** By how many nanoseconds the latest of them missed its time. */
  long mostLate() {
    return mostLate.get();
  }
}
