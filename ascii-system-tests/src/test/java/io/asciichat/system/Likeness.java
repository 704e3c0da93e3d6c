package io.asciichat.system;

/** How sound compares with what it was made from. */
final class Likeness {
  private static final int RATE = 48_000;

  private Likeness() {}

  /** The mean power of a piece in decibels of full scale; −200 for silence. */
  static double level(float[] sound, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += (double) sound[i] * sound[i];
    }
    return Math.max(-200, 10 * Math.log10(sum / count));
  }

  /** The frequency by counting upward zero crossings. */
  static double hertz(float[] sound) {
    int first = -1;
    int last = -1;
    int count = -1;
    for (int i = 1; i < sound.length; i++) {
      if (sound[i - 1] < 0 && sound[i] >= 0) {
        first = first < 0 ? i : first;
        last = i;
        count++;
      }
    }
    return count * (double) RATE / (last - first);
  }

  /**
   * How alike two pieces are, −1 to 1, when the second is late by so many samples.
   *
   * @param every looks at every so many samples only
   */
  static double correlation(float[] said, float[] heard, int from, int count, int lag, int every) {
    double both = 0;
    double one = 1e-30;
    double other = 1e-30;
    for (int i = from; i < from + count; i += every) {
      double late = i + lag < heard.length ? heard[i + lag] : 0;
      both += said[i] * late;
      one += (double) said[i] * said[i];
      other += late * late;
    }
    return both / Math.sqrt(one * other);
  }

  /** By how many samples, 0 to most, the second is late: where both are most alike. */
  static int lag(float[] said, float[] heard, int from, int count, int most) {
    int best = 0;
    double highest = -2;
    for (int lag = 0; lag <= most; lag++) {
      double alike = correlation(said, heard, from, count, lag, 7);
      if (alike > highest) {
        highest = alike;
        best = lag;
      }
    }
    return best;
  }
}
