package io.asciichat.core.video;

/**
 * The scaling of one dimension of a picture: for each output position the source positions it is
 * made of and their weights. Weights are whole numbers that sum to {@link #UNIT}, so that four
 * channels can be weighed at once in 16-bit lanes without overflow: 255 · 256 is below 65,536.
 *
 * <p>Shrinking averages the covered source positions, those at the border by the part that is
 * covered. Growing blends the two nearest positions linearly. When more than {@code mostTaps}
 * source positions fall into one output position, that many are taken at equal distances.
 *
 * <p>Immutable.
 */
final class Axis {
  /** Sum of the weights of one output position. */
  static final int UNIT = 256;

  private final int length;
  private final int taps;
  private final int[] positions;
  private final int[] weights;

  /**
   * @param source source positions, 1 or more
   * @param length output positions, 1 or more
   * @param mostTaps source positions looked at for one output position at the most, 2 to 256
   * @param reversed whether the output runs backwards (a flip)
   */
  Axis(int source, int length, int mostTaps, boolean reversed) {
    this.length = length;
    double ratio = (double) source / length;
    this.taps = ratio <= 1 ? 2 : Math.min(mostTaps, (int) Math.ceil(ratio) + 1);
    this.positions = new int[length * taps];
    this.weights = new int[length * taps];
    for (int i = 0; i < length; i++) {
      int at = (reversed ? length - 1 - i : i) * taps;
      if (ratio <= 1) {
        blend(at, (i + 0.5) * ratio - 0.5, source - 1);
      } else if (touched(source, i) <= taps) {
        average(at, i * ratio, ratio, source - 1);
      } else {
        sample(at, i * ratio, ratio, source - 1);
      }
    }
  }

  /** How many source positions the given output position covers, even in part. */
  private long touched(int source, int i) {
    return Math.ceilDiv((i + 1L) * source, length) - (long) i * source / length;
  }

  private void blend(int at, double centre, int last) {
    int low = (int) Math.floor(centre);
    positions[at] = Math.clamp(low, 0, last);
    positions[at + 1] = Math.clamp(low + 1, 0, last);
    weights[at + 1] = (int) Math.round((centre - low) * UNIT);
    weights[at] = UNIT - weights[at + 1];
  }

  private void average(int at, double start, double size, int last) {
    int first = (int) Math.floor(start);
    int given = 0;
    for (int k = 0; k < taps; k++) {
      double covered = Math.clamp(first + k + 1 - start, 0, size);
      int upToHere = (int) Math.round(covered / size * UNIT);
      positions[at + k] = Math.min(first + k, last);
      weights[at + k] = upToHere - given;
      given = upToHere;
    }
  }

  private void sample(int at, double start, double size, int last) {
    for (int k = 0; k < taps; k++) {
      positions[at + k] = Math.min((int) (start + (k + 0.5) * size / taps), last);
      weights[at + k] = (k + 1) * UNIT / taps - k * UNIT / taps;
    }
  }

  /** Output positions. */
  int length() {
    return length;
  }

  /** Source positions for each output position; some may have weight 0. */
  int taps() {
    return taps;
  }

  /** Source positions, {@link #taps()} for each output position. Not to be written. */
  int[] positions() {
    return positions;
  }

  /** The weights that go with {@link #positions()}. Not to be written. */
  int[] weights() {
    return weights;
  }
}
