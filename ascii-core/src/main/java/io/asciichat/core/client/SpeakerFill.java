package io.asciichat.core.client;

import io.asciichat.core.port.AudioSource;

/**
 * The number of samples that the speakers should hold: 12 ms, which is delay, and more only where
 * the machine keeps the playback loop waiting. Each time they have run dry they get 5 ms more, up
 * to 40; after half a minute without, 5 ms less. The first three seconds do not count: devices open
 * and the program is being compiled.
 *
 * <p>Devices that take more than 40 ms at a time, as virtual ones do, get that much more: what they
 * take is gone at once, but is heard only as time passes, so it still counts as held. The way there
 * is padded with silence.
 */
final class SpeakerFill {
  static final int MIN_SAMPLES = 576;
  static final int MAX_SAMPLES = 1920;
  private static final int STEP = 240;
  private static final long CALM_NANOS = 30_000_000_000L;
  private static final long BEGINNING_NANOS = 3_000_000_000L;
  private static final double PER_NANO = AudioSource.SAMPLE_RATE / 1e9;

  /** The largest pieces that are believed, 4 s: twice what PulseAudio's null sink takes. */
  private static final int MAX_BLOCK = 4 * AudioSource.SAMPLE_RATE;

  /** Two large pieces within this time are a habit. */
  private static final long SUSPICION_NANOS = 10_000_000_000L;

  private boolean started;
  private boolean dry;
  private int fill = MIN_SAMPLES;
  private long began;
  private long since;
  private long last;
  private double due;

  /** What the speakers would hold if they had taken nothing since. */
  private int expected;

  /** What they have taken at once and cannot have played yet. */
  private double inside;

  /** For how many samples they have taken nothing. */
  private double still;

  /** How much they take at a time, beyond {@link #MAX_SAMPLES}; else 0. */
  private int block;

  private long blockSeen;
  private int suspected;
  private long suspectedAt;
  private boolean padding;

  /**
   * How many samples to write now, 0 to {@link #MAX_SAMPLES}.
   *
   * @param held how many the speakers still have
   */
  int missing(long now, int held) {
    boolean wasDry = dry;
    dry = started && held == 0;
    double passed = started ? (now - last) * PER_NANO : 0;
    due = started ? due + passed : 0;
    last = now;
    watch(now, held, passed);
    if (!started) {
      started = true;
      began = now;
      since = now;
    } else if (dry && !wasDry && now - began > BEGINNING_NANOS) {
      fill = Math.min(MAX_SAMPLES, fill + STEP);
      since = now;
    } else if (now - since > CALM_NANOS) {
      fill = Math.max(MIN_SAMPLES, fill - STEP);
      since = now;
    }
    int missing = missing(held, wasDry);
    expected = held + missing;
    return missing;
  }

  private int missing(int held, boolean wasDry) {
    padding = false;
    if (dry && wasDry) {
      // Speakers that hold nothing although they were just filled are gone for now: time goes on.
      int passed = (int) Math.min(due, MAX_SAMPLES);
      due -= passed;
      return passed;
    }
    due = 0;
    int missing = Math.max(0, fill + block - held - (int) inside);
    padding = missing > MAX_SAMPLES;
    return Math.min(MAX_SAMPLES, missing);
  }

  /** Returns whether what is missing is to be silence: real sound is not there yet. */
  boolean isPadding() {
    return padding;
  }

  /**
   * Samples that were written and cannot have been heard yet.
   *
   * @param held how many the speakers say they have
   */
  int unheard(int held) {
    return held + (int) inside;
  }

  /** Notices how the speakers take what they have. */
  private void watch(long now, int held, double passed) {
    int taken = Math.max(0, expected - held);
    if (taken > passed + MAX_SAMPLES || dry && taken > 0 && still > MAX_SAMPLES) {
      took(now, dry ? Math.max(taken, (int) still) : taken);
      inside = Math.clamp(inside + taken - passed, 0, taken);
    } else {
      inside = Math.max(0, inside - Math.max(0, passed - taken));
    }
    // Time in which the loop did not look proves nothing.
    still = taken > 0 ? 0 : still + Math.min(passed, MAX_SAMPLES);
    if (now - blockSeen > CALM_NANOS) {
      block = 0;
    }
  }

  private void took(long now, int size) {
    if (now - began <= BEGINNING_NANOS) {
      return;
    }
    if (size > block && suspected > 0 && now - suspectedAt < SUSPICION_NANOS) {
      block = Math.clamp(Math.min(size, suspected), block, MAX_BLOCK);
    }
    suspected = size;
    suspectedAt = now;
    if (size >= block / 2) {
      blockSeen = now;
    }
  }
}
