package io.asciichat.core.audio.playback;

/**
 * How playing what others say is going.
 *
 * @param frames frames of sound received since the beginning
 * @param concealedFrames frames whose time came before they did: made up or, after 100 ms, silent;
 *     the pauses of a sender who does not send silence are not counted
 * @param droppedFrames frames thrown away to bring the delay down, or because they were not played
 * @param badPackets packets that could not be decoded
 * @param delayMillis how long the end of a frame that comes in time waits to be handed to the
 *     speakers; 0 or more
 * @param targetMillis what that delay is steered to: one frame, 2.5 ms, and the jitter
 * @param driftPpm how much faster than the speakers' clock the sender's runs, in millionths
 */
public record PlaybackStatistics(
    long frames,
    long concealedFrames,
    long droppedFrames,
    long badPackets,
    double delayMillis,
    double targetMillis,
    double driftPpm) {
  /**
   * The same until it is heard.
   *
   * @param speakersMillis what the speakers hold, which delay and target grow by; 0 or more
   */
  public PlaybackStatistics until(double speakersMillis) {
    return new PlaybackStatistics(
        frames,
        concealedFrames,
        droppedFrames,
        badPackets,
        delayMillis + speakersMillis,
        targetMillis + speakersMillis,
        driftPpm);
  }
}
