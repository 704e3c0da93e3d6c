package io.asciichat.core.audio.mix;

import java.util.Arrays;

/**
 * The gains with which one listener hears every voice, when that differs from what the others hear:
 * this listener is the loudest, or was so a moment ago.
 */
final class LeaderGains {
  /** Gains this near to those of everybody sound alike: 0.009 dB. */
  private static final float NEAR = 1e-3f;

  private float[] before;
  private float[] now;

  /** Index of the listener, or −1 when these gains are free. */
  int seat = -1;

  /** The largest difference from everybody's gains at the end of the tick. */
  float deviation;

  /** In this tick the gains run to those of everybody. */
  boolean leaving;

  LeaderGains(int seats) {
    before = new float[seats];
    now = new float[seats];
  }

  /** Makes room for more seats, whose gains are those of an empty {@link Seat}. */
  void grow(int seats) {
    int had = now.length;
    before = Arrays.copyOf(before, seats);
    now = Arrays.copyOf(now, seats);
    Arrays.fill(before, had, seats, 1);
    Arrays.fill(now, had, seats, 1);
  }

  /** Begins with what this listener has heard up to now: everybody's gains. */
  void begin(int listener, Seat[] seats, int count) {
    seat = listener;
    leaving = false;
    for (int i = 0; i < count; i++) {
      now[i] = seats[i].gainBefore;
    }
  }

  /**
   * Moves all gains by one tick, after everybody's were moved.
   *
   * @param reference level of the loudest voice but the listener's own
   * @param stay whether they are to be kept however near they are
   */
  void move(Duck duck, Seat[] seats, int count, float reference, int samples, boolean stay) {
    deviation = 0;
    for (int i = 0; i < count; i++) {
      before[i] = now[i];
      now[i] = duck.next(now[i], seats[i].level, reference, samples);
      if (i != seat) {
        deviation = Math.max(deviation, Math.abs(now[i] - seats[i].gain));
      }
    }
    if (!stay && deviation < NEAR) {
      leaving = true;
    }
  }

  /** Adds to the common sum without the listener's voice what the listener hears differently. */
  void correct(float[] sum, Seat[] seats, int count, int samples) {
    for (int i = 0; i < count; i++) {
      Seat other = seats[i];
      if (leaving) {
        now[i] = other.gain;
      }
      if (i != seat && other.audible) {
        float from = before[i] - other.gainBefore;
        float to = now[i] - other.gain;
        if (from != 0 || to != 0) {
          Samples.addRamp(sum, other.voice, from, to, samples);
        }
      }
    }
  }
}
