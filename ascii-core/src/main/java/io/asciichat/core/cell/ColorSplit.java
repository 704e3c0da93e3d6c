package io.asciichat.core.cell;

/**
 * Divides the pixels of one cell into two groups and gives each its mean, so that the squared
 * colour error of the cell is (nearly) as small as two colours can make it: two-means clustering
 * (Lloyd 1982) that starts with the pixels that lie farthest apart in the channel of the largest
 * range. One for each chooser; {@link #split} allocates nothing.
 */
final class ColorSplit {
  /** Ranges up to this in every channel count as one colour: nobody sees the difference. */
  private static final int FLAT = 3;

  /** Most pixels settle after one or two; more than this never showed a visible gain. */
  private static final int MOST_ROUNDS = 4;

  private static final int SHIFT = 16;
  private static final int HALF = 1 << SHIFT - 1;

  /** One divided by 1 to 8, times 2 to the power of {@link #SHIFT}. */
  private static final int[] INVERSE = new int[9];

  static {
    for (int i = 1; i < INVERSE.length; i++) {
      INVERSE[i] = Math.round((float) (1 << SHIFT) / i);
    }
  }

  private final int[] red;
  private final int[] green;
  private final int[] blue;
  private final int count;
  private int low;
  private int high;
  private int axisRed;
  private int axisGreen;
  private int axisBlue;
  private int middle;

  /**
   * @param count pixels of a cell, 2 to 8
   */
  ColorSplit(int count) {
    this.count = count;
    this.red = new int[count];
    this.green = new int[count];
    this.blue = new int[count];
  }

  /** Sets a pixel of the cell. */
  void pixel(int index, int rgb) {
    red[index] = rgb >> 16 & 0xff;
    green[index] = rgb >> 8 & 0xff;
    blue[index] = rgb & 0xff;
  }

  /**
   * Divides the pixels.
   *
   * @return one bit for each pixel of the {@linkplain #high() high} group; 0 when all are alike
   */
  int split() {
    if (!aim()) {
      low = mean((1 << count) - 1);
      high = low;
      return 0;
    }
    int pattern = side();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      low = mean(~pattern & (1 << count) - 1);
      high = mean(pattern);
      aimAtMeans();
      int next = side();
      if (next == pattern || next == 0 || next == (1 << count) - 1) {
        break;
      }
      pattern = next;
    }
    low = mean(~pattern & (1 << count) - 1);
    high = mean(pattern);
    return pattern;
  }

  /** The mean of the group whose bits are 0, {@code 0xRRGGBB}. */
  int low() {
    return low;
  }

  /** The mean of the group whose bits are 1; as {@link #low()} when there is none. */
  int high() {
    return high;
  }

  /** Points the axis from one end of the widest channel to the other; false without a width. */
  private boolean aim() {
    int[] widest = widestChannel();
    int least = 0;
    int most = 0;
    for (int i = 1; i < count; i++) {
      if (widest[i] < widest[least]) {
        least = i;
      }
      if (widest[i] > widest[most]) {
        most = i;
      }
    }
    if (widest[most] - widest[least] <= FLAT) {
      return false;
    }
    aim(red[least], green[least], blue[least], red[most], green[most], blue[most]);
    return true;
  }

  private int[] widestChannel() {
    int redRange = range(red);
    int greenRange = range(green);
    int blueRange = range(blue);
    if (greenRange >= redRange && greenRange >= blueRange) {
      return green;
    }
    return redRange >= blueRange ? red : blue;
  }

  private int range(int[] channel) {
    int least = channel[0];
    int most = least;
    for (int i = 1; i < count; i++) {
      least = Math.min(least, channel[i]);
      most = Math.max(most, channel[i]);
    }
    return most - least;
  }

  private void aimAtMeans() {
    aim(low >> 16, low >> 8 & 0xff, low & 0xff, high >> 16, high >> 8 & 0xff, high & 0xff);
  }

  private void aim(int red0, int green0, int blue0, int red1, int green1, int blue1) {
    axisRed = red1 - red0;
    axisGreen = green1 - green0;
    axisBlue = blue1 - blue0;
    middle = axisRed * (red0 + red1) + axisGreen * (green0 + green1) + axisBlue * (blue0 + blue1);
  }

  /** The pixels that lie on the far side of the plane halfway along the axis. */
  private int side() {
    int pattern = 0;
    for (int i = 0; i < count; i++) {
      int along = 2 * (axisRed * red[i] + axisGreen * green[i] + axisBlue * blue[i]);
      pattern |= (middle - along >>> 31) << i;
    }
    return pattern;
  }

  private int mean(int pattern) {
    int sumRed = 0;
    int sumGreen = 0;
    int sumBlue = 0;
    for (int i = 0; i < count; i++) {
      int mask = -(pattern >> i & 1);
      sumRed += red[i] & mask;
      sumGreen += green[i] & mask;
      sumBlue += blue[i] & mask;
    }
    int inverse = INVERSE[Integer.bitCount(pattern)];
    return (sumRed * inverse + HALF >> SHIFT) << 16
        | (sumGreen * inverse + HALF >> SHIFT) << 8
        | sumBlue * inverse + HALF >> SHIFT;
  }
}
