package io.asciichat.benchmarks.quality;

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
