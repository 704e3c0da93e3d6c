package io.asciichat.core.audio;

/**
 * The change that a compressor makes to a level: nothing below the knee, all but 1/ratio of what
 * lies above the threshold, a parabola between the two. After Giannoulis, Massberg and Reiss,
 * "Digital Dynamic Range Compressor Design: A Tutorial and Analysis", Journal of the AES 60(6),
 * 2012, equation 4.
 *
 * @param thresholdDb where compression begins, dB of full scale, at most 0
 * @param ratio by which the excess is divided, 1 or more
 * @param kneeDb width of the transition around the threshold, 0 or more
 * @param makeupDb added to every level
 */
public record CompressorCurve(double thresholdDb, double ratio, double kneeDb, double makeupDb) {
  /** Checks the ranges above. */
  public CompressorCurve {
    if (!(thresholdDb <= 0 && ratio >= 1 && kneeDb >= 0 && Double.isFinite(makeupDb))) {
      throw new IllegalArgumentException(
          "no compressor: threshold %s dB, ratio %s, knee %s dB, makeup %s dB"
              .formatted(thresholdDb, ratio, kneeDb, makeupDb));
    }
  }

  /** The gain for a sound of this level, makeup included; all in decibels. */
  public double gainDb(double levelDb) {
    double above = levelDb - thresholdDb;
    double slope = 1 / ratio - 1;
    if (2 * above <= -kneeDb) {
      return makeupDb;
    }
    if (2 * above >= kneeDb) {
      return makeupDb + slope * above;
    }
    double into = above + kneeDb / 2;
    return makeupDb + slope * into * into / (2 * kneeDb);
  }
}
