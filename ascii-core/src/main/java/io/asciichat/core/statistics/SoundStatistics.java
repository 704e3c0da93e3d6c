package io.asciichat.core.statistics;

/**
 * The sound that a client sends, in samples at 48,000 a second.
 *
 * @param received samples that came
 * @param dropped samples that were never mixed because they came too fast or too late
 * @param gaps how often it ran dry in the midst of a sound, which is faded out
 */
public record SoundStatistics(long received, long dropped, long gaps) {
  /** Silence. */
  public static final SoundStatistics NONE = new SoundStatistics(0, 0, 0);

  /** Both together. */
  public SoundStatistics plus(SoundStatistics other) {
    return new SoundStatistics(
        received + other.received, dropped + other.dropped, gaps + other.gaps);
  }
}
