package io.asciichat.core.audio;

/**
 * Figures about playing what others say.
 *
 * @param counts what came, and what became of it
 * @param delayMillis how long the end of a frame that comes in time waits to be handed to the
 *     speakers; 0 or more
 * @param targetMillis what that delay is steered to: one frame, 2.5 ms, and the jitter
 * @param driftPpm how much faster than the speakers' clock the sender's runs, in millionths
 */
public record PlaybackStatistics(
    Counts counts, double delayMillis, double targetMillis, double driftPpm) {
  /**
   * Sound received since the beginning.
   *
   * @param frames frames of sound
   * @param concealedFrames frames whose time came before they did: made up or, after 100 ms,
   *     silent; the pauses of a sender who does not send silence are not counted
   * @param droppedFrames frames thrown away to bring the delay down, or because they were not
   *     played
   * @param badPackets packets that could not be decoded
   */
  public record Counts(long frames, long concealedFrames, long droppedFrames, long badPackets) {}

  /** Frames of sound received since the beginning. */
  public long frames() {
    return counts.frames();
  }

  /** Frames that were made up or silent because they came too late. */
  public long concealedFrames() {
    return counts.concealedFrames();
  }

  /** Frames thrown away. */
  public long droppedFrames() {
    return counts.droppedFrames();
  }

  /** Packets that could not be decoded. */
  public long badPackets() {
    return counts.badPackets();
  }

  /**
   * The same until it is heard.
   *
   * @param speakersMillis what the speakers hold, which delay and target grow by; 0 or more
   */
  public PlaybackStatistics until(double speakersMillis) {
    return new PlaybackStatistics(
        counts, delayMillis + speakersMillis, targetMillis + speakersMillis, driftPpm);
  }
}
