package io.asciichat.benchmarks.quality;

/**
 * How well something was drawn.
 *
 * @param ssim structural similarity of luminance, at most 1
 * @param psnr of luminance, in dB
 * @param afar the same from farther away
 * @param color mean colour distance from farther away, OKLab times 100
 */
record Score(double ssim, double psnr, double afar, double color) {
  /**
   * Compares at equal size.
   *
   * @param wantedAfar what was wanted, seen from farther away
   */
  static Score of(Points wanted, Points wantedAfar, Points drawn, Averaging averaging) {
    Points drawnAfar = drawn.afar(averaging);
    return new Score(
        Measures.ssim(wanted, drawn),
        Measures.psnr(wanted, drawn),
        Measures.psnr(wantedAfar, drawnAfar),
        Measures.color(wantedAfar, drawnAfar));
  }

  /** This and a weighted other. */
  Score plus(Score other, double weight) {
    return new Score(
        ssim + weight * other.ssim,
        psnr + weight * other.psnr,
        afar + weight * other.afar,
        color + weight * other.color);
  }
}
