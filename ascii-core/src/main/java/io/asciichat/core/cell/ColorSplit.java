package io.asciichat.core.cell;

import io.asciichat.core.color.Light;
import io.asciichat.core.color.Rgb;

/**
 * Divides the pixels of one cell into two groups so that the squared colour error of the cell is
 * (nearly) as small as two colours can make it: two-means clustering (Lloyd 1982) that starts with
 * the pixels that lie farthest apart in luminance or in one channel. Luminance tells forms and
 * counts more. Each group then has the mean of its pixels' light, which is what it looks like from
 * afar. One for each chooser; {@link #split} allocates nothing.
 */
final class ColorSplit {
  /** Ranges up to this in every channel count as one colour: the difference cannot be seen. */
  private static final int FLAT = 1;

  /** Most pixels settle after one or two; more than this never showed a visible gain. */
  private static final int MAX_ROUNDS = 4;

  /** How often squared luminance, which tells forms, counts beside the squares of the channels. */
  private static final int LIGHT_WEIGHT = 12;

  /** Root of that: what a range of luminance counts beside that of a channel. */
  private static final int LIGHT_RANGE = 3;

  private static final int[] NONE = {};

  /** Shares of luminance in 256ths, as in {@link Rgb#luminance}. */
  private static final int RED = 77;

  private static final int GREEN = 150;
  private static final int BLUE = 29;

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
  private final int[] light;
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
    this.light = new int[count];
  }

  /** Sets a pixel of the cell. */
  void pixel(int index, int rgb) {
    red[index] = rgb >> 16 & 0xff;
    green[index] = rgb >> 8 & 0xff;
    blue[index] = rgb & 0xff;
    light[index] = Rgb.luminance(rgb);
  }

  /**
   * Divides the pixels.
   *
   * @return one bit for each pixel of the {@linkplain #high() high} group; 0 when all are alike
   */
  int split() {
    if (!aim()) {
      low = lightOf((1 << count) - 1);
      high = low;
      return 0;
    }
    int pattern = side();
    for (int round = 0; round < MAX_ROUNDS; round++) {
      low = mean(~pattern & (1 << count) - 1);
      high = mean(pattern);
      aimAtMeans();
      int next = side();
      if (next == pattern || next == 0 || next == (1 << count) - 1) {
        break;
      }
      pattern = next;
    }
    low = lightOf(~pattern & (1 << count) - 1);
    high = lightOf(pattern);
    return pattern;
  }

  /** The colour of the group whose bits are 0, {@code 0xRRGGBB}. */
  int low() {
    return low;
  }

  /** The colour of the group whose bits are 1; as {@link #low()} when there is none. */
  int high() {
    return high;
  }

  /**
   * The pixels that are nearer to the second of two colours, by the squares of the three channels
   * and of luminance, which tells forms.
   *
   * @return one bit for each of them; 0 when the colours are the same
   */
  int nearer(int one, int other) {
    aim(one >> 16, one >> 8 & 0xff, one & 0xff, other >> 16, other >> 8 & 0xff, other & 0xff);
    return side();
  }

  /**
   * The squared error of the cell, so measured, when the pixels of a pattern have another colour.
   */
  int error(int pattern, int one, int other) {
    int error = 0;
    for (int i = 0; i < count; i++) {
      int shown = (pattern >> i & 1) != 0 ? other : one;
      int offRed = red[i] - (shown >> 16 & 0xff);
      int offGreen = green[i] - (shown >> 8 & 0xff);
      int offBlue = blue[i] - (shown & 0xff);
      int light = RED * offRed + GREEN * offGreen + BLUE * offBlue >> 8;
      error +=
          offRed * offRed + offGreen * offGreen + offBlue * offBlue + LIGHT_WEIGHT * light * light;
    }
    return error;
  }

  /** Points the axis from one end of the widest channel to the other; false without a width. */
  private boolean aim() {
    int[] widest = widestMeasure();
    if (widest.length == 0) {
      return false;
    }
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
    aim(red[least], green[least], blue[least], red[most], green[most], blue[most]);
    return true;
  }

  /** The channel, or luminance, in which the pixels lie farthest apart; empty when in none. */
  private int[] widestMeasure() {
    int redRange = range(red);
    int greenRange = range(green);
    int blueRange = range(blue);
    int most = Math.max(Math.max(redRange, greenRange), blueRange);
    if (most <= FLAT) {
      return NONE;
    }
    if (LIGHT_RANGE * range(light) >= most) {
      return light;
    }
    return greenRange == most ? green : redRange == most ? red : blue;
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
    int offRed = red1 - red0;
    int offGreen = green1 - green0;
    int offBlue = blue1 - blue0;
    int offLight = LIGHT_WEIGHT * (RED * offRed + GREEN * offGreen + BLUE * offBlue >> 8);
    axisRed = (offRed << 8) + RED * offLight;
    axisGreen = (offGreen << 8) + GREEN * offLight;
    axisBlue = (offBlue << 8) + BLUE * offLight;
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

  /** The colour that has the mean of the pixels' light. */
  private int lightOf(int pattern) {
    float sumRed = 0;
    float sumGreen = 0;
    float sumBlue = 0;
    for (int i = 0; i < count; i++) {
      if ((pattern >> i & 1) != 0) {
        sumRed += Light.of(red[i]);
        sumGreen += Light.of(green[i]);
        sumBlue += Light.of(blue[i]);
      }
    }
    float share = 1f / Integer.bitCount(pattern);
    return Light.value(sumRed * share) << 16
        | Light.value(sumGreen * share) << 8
        | Light.value(sumBlue * share);
  }
}
