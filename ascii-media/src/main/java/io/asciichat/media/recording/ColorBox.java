package io.asciichat.media.recording;

/** A range of a {@link Quantizer}'s bins that share one colour of the palette. */
final class ColorBox {
  private final int from;
  private final int until;
  private final double[] means = new double[3];
  private int widest;
  private double error;

  ColorBox(int from, int until, Quantizer colors) {
    this.from = from;
    this.until = until;
    long pixels = 0;
    double[] sums = new double[3];
    double[] squares = new double[3];
    for (int i = from; i < until; i++) {
      int bin = colors.binAt(i);
      int count = colors.count(bin);
      pixels += count;
      for (int channel = 0; channel < 3; channel++) {
        double value = colors.value(channel, bin);
        sums[channel] += value * count;
        squares[channel] += value * value * count;
      }
    }
    double[] errors = new double[3];
    for (int channel = 0; channel < 3; channel++) {
      means[channel] = sums[channel] / Math.max(pixels, 1);
      errors[channel] = squares[channel] - means[channel] * sums[channel];
      widest = errors[channel] > errors[widest] ? channel : widest;
    }
    // A single bin cannot be split; rounding would leave it a trace of error.
    error = until - from < 2 ? 0 : errors[0] + errors[1] + errors[2];
  }

  int from() {
    return from;
  }

  int until() {
    return until;
  }

  /** The summed squared distance of its pixels from their mean. */
  double error() {
    return error;
  }

  /** Its colour, as 0xRRGGBB. */
  int mean() {
    int color = 0;
    for (double mean : means) {
      color = color << 8 | (int) Math.round(mean);
    }
    return color;
  }

  /**
   * Moves its bins that lie below the mean to the front.
   *
   * @return where the others begin; both sides have at least one
   */
  int partition(int[] bins, Quantizer colors) {
    int middle = from;
    for (int i = from; i < until; i++) {
      int bin = bins[i];
      if (colors.value(widest, bin) <= means[widest]) {
        bins[i] = bins[middle];
        bins[middle++] = bin;
      }
    }
    return Math.clamp(middle, from + 1, until - 1);
  }
}
