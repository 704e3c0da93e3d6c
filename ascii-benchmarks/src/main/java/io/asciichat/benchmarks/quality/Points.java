package io.asciichat.benchmarks.quality;

import java.util.function.IntUnaryOperator;

/**
 * A picture as a few square points, two by four for each cell of a terminal: the size in which what
 * was drawn is compared with what was to be drawn. Red, green and blue one after the other, each
 * channel 0 to 255, not rounded. Immutable.
 */
final class Points {
  /** Points side by side in a cell. */
  static final int ACROSS = 2;

  /** Points one above the other in a cell. */
  static final int DOWN = 4;

  private static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final float[][] channels;

  private Points(int width, int height, float[][] channels) {
    this.width = width;
    this.height = height;
    this.channels = channels;
  }

  /**
   * Shrinks a picture by area average: each pixel counts in each point with the area they share.
   *
   * @param pixels gives {@code 0xRRGGBB} by index, row by row
   * @param fromWidth pixels in a row, at least the points of one
   * @param fromHeight rows of pixels, at least those of points
   */
  static Points of(
      IntUnaryOperator pixels,
      int fromWidth,
      int fromHeight,
      int width,
      int height,
      Averaging averaging) {
    float[] decoded = new float[256];
    for (int i = 0; i < decoded.length; i++) {
      decoded[i] = (float) averaging.decoded(i);
    }
    float[][] channels = new float[CHANNELS][];
    for (int channel = 0; channel < CHANNELS; channel++) {
      int shift = 16 - 8 * channel;
      float[] plane = new float[fromWidth * fromHeight];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = decoded[pixels.applyAsInt(i) >> shift & 0xff];
      }
      float[] narrow = Kernel.shrink(plane, fromWidth, fromHeight, width);
      channels[channel] =
          encode(
              Kernel.shrink(
                  narrow, /* width= */ fromHeight, /* height= */ width, /* newWidth= */ height),
              averaging);
    }
    return new Points(width, height, channels);
  }

  private static float[] encode(float[] plane, Averaging averaging) {
    float[] encoded = new float[plane.length];
    for (int i = 0; i < plane.length; i++) {
      encoded[i] = (float) averaging.encoded(plane[i]);
    }
    return encoded;
  }

  /** The same for a test picture. */
  static Points of(Picture picture, int width, int height, Averaging averaging) {
    int across = picture.frame().width();
    return of(
        i -> picture.rgb(i % across, i / across),
        across,
        picture.frame().height(),
        width,
        height,
        averaging);
  }

  /** As from farther away: blurred by a Gaussian of one cell's width. */
  Points afar(Averaging averaging) {
    float[][] blurred = new float[CHANNELS][];
    for (int channel = 0; channel < CHANNELS; channel++) {
      float[] plane = new float[width * height];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (float) averaging.decoded(channels[channel][i]);
      }
      blurred[channel] = encode(Kernel.gauss(ACROSS).blurred(plane, width, height), averaging);
    }
    return new Points(width, height, blurred);
  }

  /** Brighter or darker by a factor, as by the knob of a screen; what leaves the range is cut. */
  Points times(double factor) {
    float[][] scaled = new float[CHANNELS][width * height];
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int i = 0; i < width * height; i++) {
        scaled[channel][i] = (float) Math.min(255, channels[channel][i] * factor);
      }
    }
    return new Points(width, height, scaled);
  }

  /** Points in a row. */
  int width() {
    return width;
  }

  /** Rows. */
  int height() {
    return height;
  }

  /** One channel of all points. Not to be written. */
  float[] channel(int index) {
    return channels[index];
  }

  /** BT.601 luminance of all points' values, 0 to 255. */
  float[] luminance() {
    float[] luminance = new float[width * height];
    for (int i = 0; i < luminance.length; i++) {
      luminance[i] = 0.299f * channels[0][i] + 0.587f * channels[1][i] + 0.114f * channels[2][i];
    }
    return luminance;
  }

  /** In what pixels are averaged. */
  enum Averaging {
    /**
     * Their light, as it mixes on the way to the eye: sRGB values (IEC 61966-2-1) are decoded first
     * and encoded again at the end.
     */
    LIGHT {
      @Override
      double decoded(double value) {
        double part = value / 255;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
      }

      @Override
      double encoded(double decoded) {
        return 255
            * (decoded <= 0.0031308 ? 12.92 * decoded : 1.055 * Math.pow(decoded, 1 / 2.4) - 0.055);
      }
    },
    /** Their sRGB values as they are, as most programs do. */
    VALUES {
      @Override
      double decoded(double value) {
        return value;
      }

      @Override
      double encoded(double decoded) {
        return decoded;
      }
    };

    /** What a channel's value counts in an average. */
    abstract double decoded(double value);

    /** The value that an average belongs to. */
    abstract double encoded(double decoded);
  }
}
