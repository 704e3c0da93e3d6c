package io.asciichat.benchmarks.quality;

/** A symmetric filter, applied across and down. Immutable. */
final class Kernel {
  private final double[] weights;

  private Kernel(double[] weights) {
    this.weights = weights;
  }

  /** A Gaussian, cut where it has become invisible. */
  static Kernel gauss(double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    double[] weights = new double[2 * reach + 1];
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      weights[i + reach] = Math.exp(-i * i / (2 * sigma * sigma));
      sum += weights[i + reach];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return new Kernel(weights);
  }

  /** A filtered copy; beyond the edges lies what is on them. */
  float[] blurred(float[] plane, int width, int height) {
    return across(across(plane, width, height), height, width);
  }

  /** Filters rows and turns the picture over its diagonal, so that twice gives it upright again. */
  private float[] across(float[] plane, int width, int height) {
    float[] turned = new float[plane.length];
    int reach = weights.length / 2;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
          sum += weights[i] * plane[y * width + Math.clamp(x + i - reach, 0, width - 1)];
        }
        turned[x * height + y] = (float) sum;
      }
    }
    return turned;
  }

  /** Shrinks rows by area average and turns the picture over its diagonal. */
  static float[] shrink(float[] plane, int width, int height, int newWidth) {
    float[] turned = new float[newWidth * height];
    double step = (double) width / newWidth;
    for (int x = 0; x < newWidth; x++) {
      double from = x * step;
      double to = Math.min(width, from + step);
      for (int y = 0; y < height; y++) {
        double sum = 0;
        for (int i = (int) from; i < to; i++) {
          sum += plane[y * width + i] * (Math.min(to, i + 1) - Math.max(from, i));
        }
        turned[x * height + y] = (float) (sum / step);
      }
    }
    return turned;
  }
}
