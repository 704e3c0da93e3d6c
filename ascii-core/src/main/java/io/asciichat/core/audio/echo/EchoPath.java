package io.asciichat.core.audio.echo;

import java.util.Arrays;

/**
 * A guess at how played sound comes back: a filter of some hundred milliseconds, cut into blocks
 * and kept as spectra (the multidelay block frequency-domain filter of Soo and Pang, 1990).
 */
final class EchoPath {
  private final int bins;
  private final float[][] real;
  private final float[][] imaginary;

  /**
   * @param blocks how many blocks long
   * @param bins how many frequencies, half the transform's size and one
   */
  EchoPath(int blocks, int bins) {
    this.bins = bins;
    real = new float[blocks][bins];
    imaginary = new float[blocks][bins];
  }

  /** Adds the spectrum of the echo of one block, played so many blocks ago. */
  void addEcho(int age, float[] farRe, float[] farIm, float[] echoRe, float[] echoIm) {
    float[] re = real[age];
    float[] im = imaginary[age];
    for (int k = 0; k < bins; k++) {
      echoRe[k] += re[k] * farRe[k] - im[k] * farIm[k];
      echoIm[k] += re[k] * farIm[k] + im[k] * farRe[k];
    }
  }

  /**
   * Follows an error's spectrum down its gradient.
   *
   * @param gain this block's share of the step
   */
  void learn(int age, float gain, float[] farRe, float[] farIm, float[] errRe, float[] errIm) {
    float[] re = real[age];
    float[] im = imaginary[age];
    for (int k = 0; k < bins; k++) {
      re[k] += gain * (farRe[k] * errRe[k] + farIm[k] * errIm[k]);
      im[k] += gain * (farRe[k] * errIm[k] - farIm[k] * errRe[k]);
    }
  }

  /** How strong the echo of one block is, as a sum of squares. */
  float strength(int age) {
    float[] re = real[age];
    float[] im = imaginary[age];
    float sum = 0;
    for (int k = 0; k < bins; k++) {
      sum += re[k] * re[k] + im[k] * im[k];
    }
    return sum;
  }

  /** Copies one block's spectrum to the outside. */
  void get(int age, float[] re, float[] im) {
    System.arraycopy(real[age], 0, re, 0, bins);
    System.arraycopy(imaginary[age], 0, im, 0, bins);
  }

  /** Replaces one block's spectrum. */
  void set(int age, float[] re, float[] im) {
    System.arraycopy(re, 0, real[age], 0, bins);
    System.arraycopy(im, 0, imaginary[age], 0, bins);
  }

  /** Becomes the same as another. */
  void copyFrom(EchoPath other) {
    for (int age = 0; age < real.length; age++) {
      set(age, other.real[age], other.imaginary[age]);
    }
  }

  /** Becomes the path of no echo at all. */
  void clear() {
    for (int age = 0; age < real.length; age++) {
      Arrays.fill(real[age], 0);
      Arrays.fill(imaginary[age], 0);
    }
  }
}
