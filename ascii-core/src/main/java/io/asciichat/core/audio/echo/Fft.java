package io.asciichat.core.audio.echo;

/**
 * The fast Fourier transform of a power of two, radix 2, in place (Cooley and Tukey, 1965).
 * Immutable; a call allocates nothing.
 */
final class Fft {
  private final int size;
  private final float[] cosine;
  private final float[] sine;
  private final int[] reversed;

  /**
   * @param size a power of two, 2 or more
   */
  Fft(int size) {
    this.size = size;
    cosine = new float[size / 2];
    sine = new float[size / 2];
    for (int i = 0; i < size / 2; i++) {
      cosine[i] = (float) Math.cos(2 * Math.PI * i / size);
      sine[i] = (float) Math.sin(2 * Math.PI * i / size);
    }
    reversed = new int[size];
    int shift = Integer.numberOfLeadingZeros(size) + 1;
    for (int i = 0; i < size; i++) {
      reversed[i] = Integer.reverse(i) >>> shift;
    }
  }

  /** Turns samples into a spectrum: the sum of x(n) e^(−2πikn/size). */
  void forward(float[] real, float[] imaginary) {
    for (int i = 0; i < size; i++) {
      int other = reversed[i];
      if (other > i) {
        swap(real, i, other);
        swap(imaginary, i, other);
      }
    }
    for (int half = 1; half < size; half *= 2) {
      int step = size / (2 * half);
      for (int first = 0; first < size; first += 2 * half) {
        butterflies(real, imaginary, first, half, step);
      }
    }
  }

  private void butterflies(float[] real, float[] imaginary, int first, int half, int step) {
    for (int i = 0; i < half; i++) {
      int low = first + i;
      int high = low + half;
      float c = cosine[i * step];
      float s = sine[i * step];
      float re = real[high] * c + imaginary[high] * s;
      float im = imaginary[high] * c - real[high] * s;
      real[high] = real[low] - re;
      imaginary[high] = imaginary[low] - im;
      real[low] += re;
      imaginary[low] += im;
    }
  }

  /** Turns a spectrum back into samples. */
  void inverse(float[] real, float[] imaginary) {
    // Swapping the parts before and after turns the direction round.
    forward(imaginary, real);
    float scale = 1f / size;
    for (int i = 0; i < size; i++) {
      real[i] *= scale;
      imaginary[i] *= scale;
    }
  }

  private static void swap(float[] values, int one, int other) {
    float kept = values[one];
    values[one] = values[other];
    values[other] = kept;
  }
}
