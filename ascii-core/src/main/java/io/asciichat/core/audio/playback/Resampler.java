package io.asciichat.core.audio.playback;

/**
 * Reads between samples, by band-limited interpolation: a sinc of 32 taps under a Kaiser window (β
 * = 8, images below −80 dB), tabulated in 256 phases with linear interpolation between them. After
 * J. O. Smith, "Digital Audio Resampling Home Page", CCRMA, Stanford. For steps near 1 only, since
 * the cut-off is that of the input. Sound up to 20 kHz passes unchanged.
 */
final class Resampler {
  static final int TAPS = 32;

  /** Samples of the input needed beyond the place that is read. */
  static final int AHEAD = TAPS / 2;

  private static final int PHASES = 256;
  private static final double BETA = 8;
  private static final float[] TABLE = table();

  private double fraction;

  /** The place between two samples, 0 to below 1. */
  double fraction() {
    return fraction;
  }

  void clear() {
    fraction = 0;
  }

  /** How many input samples, counted from the first, must be there to make so many. */
  int needed(int count, double step) {
    return (int) (fraction + count * step) + AHEAD + 1;
  }

  /**
   * Makes samples.
   *
   * @param in the input
   * @param first index of the sample to start from (plus the fraction left by the last call)
   * @param step input samples for each output sample, near 1
   * @return input samples passed
   */
  int process(float[] in, int first, double step, float[] out, int offset, int count) {
    double at = fraction;
    for (int i = 0; i < count; i++) {
      int whole = (int) at;
      out[offset + i] = interpolate(in, first + whole, (float) (at - whole));
      at += step;
    }
    int passed = (int) at;
    fraction = at - passed;
    return passed;
  }

  private static float interpolate(float[] in, int at, float part) {
    float place = part * PHASES;
    // A part just below 1 may have been rounded up to it.
    int phase = Math.min((int) place, PHASES - 1);
    float weight = place - phase;
    int low = phase * TAPS;
    int high = low + TAPS;
    int from = at - AHEAD + 1;
    // Independent sums do not wait for each other.
    float lower0 = 0;
    float lower1 = 0;
    float upper0 = 0;
    float upper1 = 0;
    for (int k = 0; k < TAPS; k += 2) {
      float x0 = in[from + k];
      float x1 = in[from + k + 1];
      lower0 += x0 * TABLE[low + k];
      lower1 += x1 * TABLE[low + k + 1];
      upper0 += x0 * TABLE[high + k];
      upper1 += x1 * TABLE[high + k + 1];
    }
    float lower = lower0 + lower1;
    float upper = upper0 + upper1;
    return lower + weight * (upper - lower);
  }

  private static float[] table() {
    float[] table = new float[(PHASES + 1) * TAPS];
    for (int phase = 0; phase <= PHASES; phase++) {
      double sum = 0;
      double[] row = new double[TAPS];
      for (int k = 0; k < TAPS; k++) {
        double x = k - (AHEAD - 1) - (double) phase / PHASES;
        row[k] = sinc(x) * kaiser(x / AHEAD);
        sum += row[k];
      }
      for (int k = 0; k < TAPS; k++) {
        table[phase * TAPS + k] = (float) (row[k] / sum);
      }
    }
    return table;
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double kaiser(double x) {
    return Math.abs(x) > 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
  }

  /** The modified Bessel function of the first kind and order 0, as its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 1e-12; k++) {
      term *= x * x / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }
}
