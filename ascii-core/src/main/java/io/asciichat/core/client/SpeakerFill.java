package io.asciichat.core.client;

import io.asciichat.core.port.AudioSource;

/**
 * How many samples the speakers should hold: 12 ms, which is delay, and more only where the machine
 * keeps the playback loop waiting. Each time they have run dry they get 5 ms more, up to 40; after
 * half a minute without, 5 ms less. The first three seconds do not count: devices open and the
 * program is being compiled.
 */
final class SpeakerFill {
  static final int LEAST = 576;
  static final int MOST = 1920;
  private static final int STEP = 240;
  private static final long CALM = 30_000_000_000L;
  private static final long BEGINNING = 3_000_000_000L;
  private static final double PER_NANO = AudioSource.SAMPLE_RATE / 1e9;

  private boolean started;
  private boolean dry;
  private int fill = LEAST;
  private long began;
  private long since;
  private long last;
  private double due;

  /**
   * How many samples to write now.
   *
   * @param held how many the speakers still have
   */
  int missing(long now, int held) {
    boolean wasDry = dry;
    dry = started && held == 0;
    due = started ? due + (now - last) * PER_NANO : 0;
    last = now;
    if (!started) {
      started = true;
      began = now;
      since = now;
    } else if (dry && !wasDry && now - began > BEGINNING) {
      fill = Math.min(MOST, fill + STEP);
      since = now;
    } else if (now - since > CALM) {
      fill = Math.max(LEAST, fill - STEP);
      since = now;
    }
    if (dry && wasDry) {
      // Speakers that hold nothing although they were just filled are gone for now: time goes on.
      int passed = (int) Math.min(due, MOST);
      due -= passed;
      return passed;
    }
    due = 0;
    return Math.max(0, fill - held);
  }
}
