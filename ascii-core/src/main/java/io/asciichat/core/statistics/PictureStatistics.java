package io.asciichat.core.statistics;

/**
 * The pictures that a client sends.
 *
 * @param received whole pictures that came
 * @param dropped those that no viewer was shown: a newer one came first, or its size changed too
 *     often
 * @param blank those of one colour all over, as of a covered camera; they are shown
 */
public record PictureStatistics(long received, long dropped, long blank) {
  /** None. */
  public static final PictureStatistics NONE = new PictureStatistics(0, 0, 0);

  /** Pictures that at least one rendering showed, or may yet show. */
  public long shown() {
    return received - dropped;
  }

  /** The share of the pictures that no viewer was shown, 0 to 1. */
  public double dropRate() {
    return received == 0 ? 0 : (double) dropped / received;
  }

  /** Both together. */
  public PictureStatistics plus(PictureStatistics other) {
    return new PictureStatistics(
        received + other.received, dropped + other.dropped, blank + other.blank);
  }
}
