package io.asciichat.testkit.video;

/** Colours of a test pattern as packed 0xRRGGBB, and ramps of them. */
final class Hues {
  /**
   * Consecutive multiples of the golden ratio's fraction lie as far apart as can be on a circle.
   */
  private static final double GOLDEN = 0.618033988749895;

  private Hues() {}

  /** A hue of 0 to 1 for a participant; neighbours in the count look different. */
  static double ofSeed(long seed) {
    double turns = 0.58 + Math.floorMod(seed, 1_000_003L) * GOLDEN;
    return turns - Math.floor(turns);
  }

  /**
   * A colour from hue (turns of the circle), saturation and value (each 0 to 1), by the usual
   * hexcone formula (A. R. Smith, "Color Gamut Transform Pairs", 1978).
   */
  static int hsv(double hue, double saturation, double value) {
    double sector = (hue - Math.floor(hue)) * 6;
    return channel(sector, 5, saturation, value) << 16
        | channel(sector, 3, saturation, value) << 8
        | channel(sector, 1, saturation, value);
  }

  private static int channel(double sector, int shift, double saturation, double value) {
    double k = (shift + sector) % 6;
    double level = value - value * saturation * Math.clamp(Math.min(k, 4 - k), 0, 1);
    return (int) Math.round(level * 255);
  }

  /** A ramp of this many colours through the given ones, evenly spaced. */
  static int[] ramp(int steps, int... stops) {
    int[] ramp = new int[steps];
    for (int i = 0; i < steps; i++) {
      double position = (double) i * (stops.length - 1) / (steps - 1);
      int from = Math.min((int) position, stops.length - 2);
      ramp[i] = mix(stops[from], stops[from + 1], position - from);
    }
    return ramp;
  }

  /** The second colour to this part (0 to 1), the first one for the rest. */
  static int mix(int first, int second, double part) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = first >> shift & 0xff;
      int b = second >> shift & 0xff;
      mixed |= (int) Math.round(a + (b - a) * part) << shift;
    }
    return mixed;
  }
}
