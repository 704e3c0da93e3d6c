package io.asciichat.testkit.load;

import io.asciichat.testkit.load.Feed.MeasureWindow;
import java.util.concurrent.TimeUnit;

/**
 * Plays the sound that one client gets, without a sound: it reckons when a reserve of fixed length
 * runs out. Written by the client's receive loop; read after that has ended.
 */
final class PlayoutMeter {
  /** Three packets of C programs: late by less is not heard. */
  static final int RESERVE_MILLIS = 60;

  private static final long RESERVE = TimeUnit.MILLISECONDS.toNanos(RESERVE_MILLIS);

  private final MeasureWindow window;
  private boolean playing;
  private long emptyAt;
  private long breaks;
  private long silent;
  private long arrived;

  PlayoutMeter(MeasureWindow window) {
    this.window = window;
  }

  /**
   * Takes a packet.
   *
   * @param nanos of sound in it
   */
  void packet(long now, long nanos) {
    if (!window.contains(now)) {
      return;
    }
    arrived += nanos;
    if (!playing) {
      // Sound from before the measured time would still be playing.
      playing = true;
      emptyAt = window.from() + RESERVE;
    }
    if (now > emptyAt) {
      breaks++;
      silent += now - emptyAt;
      emptyAt = now + RESERVE;
    }
    emptyAt += nanos;
  }

  /** The measured time is over. */
  void finish() {
    long last = playing ? emptyAt : window.from();
    if (window.to() > last) {
      breaks++;
      silent += window.to() - last;
    }
  }

  SoundContinuity result() {
    double measured = window.to() - window.from();
    return new SoundContinuity(breaks, silent / 1e6, arrived / measured * 100);
  }
}
