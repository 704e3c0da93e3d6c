package io.asciichat.media.audio.device;

import java.math.BigInteger;

/**
 * Changes the sample rate of a stream by a fixed ratio, such as 44.1 to 48 kHz, with a low-pass
 * between both: a polyphase filter whose taps are a sinc under a Blackman window (Oppenheim and
 * Schafer, Discrete-Time Signal Processing, sections 4.6 and 7.5). Delays by half its length, 0.4
 * ms. Belongs to one loop; allocates nothing once made.
 */
final class RateConverter {
  private static final int TAPS = 48;

  /** Where the low-pass begins, as a part of the lower rate's half. */
  private static final double EDGE = 0.92;

  private final int up;
  private final int down;
  private final float[][] phases;
  private final float[] work;

  /** Samples that were given and that coming results still need. */
  private final int held = TAPS - 1;

  /** When the next result is due, counted in 1/up samples from the next sample to be given. */
  private int due;

  /**
   * @param from samples a second that are given
   * @param to samples a second that are wanted
   * @param most samples given at a time
   */
  RateConverter(int from, int to, int most) {
    int common = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValueExact();
    up = to / common;
    down = from / common;
    work = new float[TAPS - 1 + most];
    phases = new float[up][TAPS];
    double cutoff = EDGE * Math.min(1, (double) to / from);
    for (int phase = 0; phase < up; phase++) {
      fill(phases[phase], (double) phase / up, cutoff);
    }
  }

  /** The taps for a result that lies a fraction of a sample after a given one. */
  private static void fill(float[] taps, double fraction, double cutoff) {
    double sum = 0;
    double[] exact = new double[TAPS];
    for (int tap = 0; tap < TAPS; tap++) {
      double x = tap - (TAPS / 2 - 1) - fraction;
      double angle = Math.PI * x * cutoff;
      double sinc = Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
      double place = 2 * Math.PI * (x / TAPS + 0.5);
      exact[tap] = sinc * (0.42 - 0.5 * Math.cos(place) + 0.08 * Math.cos(2 * place));
      sum += exact[tap];
    }
    for (int tap = 0; tap < TAPS; tap++) {
      taps[tap] = (float) (exact[tap] / sum);
    }
  }

  /** The most samples that may be given when there is room for so many results. */
  int givenFor(int results) {
    return (int) Math.min(work.length - TAPS + 1, ((long) results * down + due) / up);
  }

  /**
   * Takes samples and gives the results that have become due.
   *
   * @param count samples to take, at most {@link #givenFor} the room
   * @return how many results were written
   */
  int convert(float[] in, int inOffset, int count, float[] out, int outOffset) {
    System.arraycopy(in, inOffset, work, held, count);
    int results = 0;
    while (due < count * up) {
      float[] taps = phases[due % up];
      int first = due / up;
      float sum = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        sum += taps[tap] * work[first + tap];
      }
      out[outOffset + results] = sum;
      results++;
      due += down;
    }
    due -= count * up;
    System.arraycopy(work, count, work, 0, held);
    return results;
  }
}
