package io.asciichat.benchmarks;

import io.asciichat.core.video.RgbFrame;
import java.util.Random;

/**
 * Pictures that are as hard on a renderer as a camera's: a gradient of colours, edges of discs and
 * stripes, a dark corner, and sensor noise over everything, so that hardly two neighbouring cells
 * have the same colour.
 */
final class SyntheticPicture {
  private static final double NOISE = 4;

  private SyntheticPicture() {}

  /** A picture that depends on its size and seed alone. */
  static RgbFrame of(int width, int height, long seed) {
    Random random = new Random(seed);
    byte[] rgb = new byte[width * height * 3];
    double centre = 0.3 + 0.4 * random.nextDouble();
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at += 3) {
        double u = (double) x / width;
        double v = (double) y / height;
        double distance = Math.hypot(u - centre, (v - 0.5) * height / width);
        double light = distance < 0.2 ? 1.2 : v > 0.8 && (x / 16) % 2 == 0 ? 0.4 : 0.8;
        double vignette = Math.min(1, 2.2 * (u + v));
        rgb[at] = channel(random, 255 * u * light * vignette);
        rgb[at + 1] = channel(random, 220 * (1 - v) * light * vignette);
        rgb[at + 2] = channel(random, 200 * Math.abs(u - v) * light * vignette + 20);
      }
    }
    return RgbFrame.of(width, height, rgb);
  }

  private static byte channel(Random random, double value) {
    return (byte) Math.clamp(Math.round(value + NOISE * random.nextGaussian()), 0, 255);
  }
}
