package io.asciichat.benchmarks.quality;

import io.asciichat.benchmarks.quality.Points.Averaging;

/** Measures of how far two pictures of equal size are apart. */
final class Measures {
  /** What PSNR is at the most; no eye sees the difference. */
  static final double BEST_PSNR = 50;

  private static final double SSIM_SIGMA = 1.5;
  private static final double C1 = Math.pow(0.01 * 255, 2);
  private static final double C2 = Math.pow(0.03 * 255, 2);

  private Measures() {}

  /** Peak signal-to-noise ratio of luminance in dB, {@value #BEST_PSNR} at the most. */
  static double psnr(Points one, Points two) {
    float[] a = one.luminance();
    float[] b = two.luminance();
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      squares += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.min(BEST_PSNR, 10 * Math.log10(255 * 255 / (squares / a.length)));
  }

  /**
   * Structural similarity of luminance, at most 1: Wang, Bovik, Sheikh and Simoncelli, "Image
   * quality assessment", 2004, with their constants and a Gaussian window of 1.5 points.
   */
  static double ssim(Points one, Points two) {
    float[] a = one.luminance();
    float[] b = two.luminance();
    Kernel window = Kernel.gauss(SSIM_SIGMA);
    int width = one.width();
    int height = one.height();
    float[] meanA = window.blurred(a, width, height);
    float[] meanB = window.blurred(b, width, height);
    float[] squaresA = window.blurred(product(a, a), width, height);
    float[] squaresB = window.blurred(product(b, b), width, height);
    float[] products = window.blurred(product(a, b), width, height);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double varianceA = squaresA[i] - meanA[i] * meanA[i];
      double varianceB = squaresB[i] - meanB[i] * meanB[i];
      double covariance = products[i] - meanA[i] * meanB[i];
      sum +=
          (2.0 * meanA[i] * meanB[i] + C1)
              * (2 * covariance + C2)
              / ((meanA[i] * meanA[i] + meanB[i] * meanB[i] + C1) * (varianceA + varianceB + C2));
    }
    return sum / a.length;
  }

  private static float[] product(float[] one, float[] two) {
    float[] product = new float[one.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = one[i] * two[i];
    }
    return product;
  }

  /** Mean distance of colours in OKLab, times 100: about 2 can just be seen. */
  static double color(Points one, Points two) {
    double sum = 0;
    double[] a = new double[3];
    double[] b = new double[3];
    for (int i = 0; i < one.width() * one.height(); i++) {
      lab(one, i, a);
      lab(two, i, b);
      sum += Math.sqrt(square(a[0] - b[0]) + square(a[1] - b[1]) + square(a[2] - b[2]));
    }
    return 100 * sum / (one.width() * one.height());
  }

  private static double square(double value) {
    return value * value;
  }

  /** Björn Ottosson's OKLab (2020), with his matrices, from sRGB values. */
  private static void lab(Points points, int i, double[] lab) {
    double red = Averaging.LIGHT.decoded(points.channel(0)[i]);
    double green = Averaging.LIGHT.decoded(points.channel(1)[i]);
    double blue = Averaging.LIGHT.decoded(points.channel(2)[i]);
    double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
  }
}
