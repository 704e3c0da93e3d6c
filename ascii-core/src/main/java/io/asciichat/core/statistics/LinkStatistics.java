package io.asciichat.core.statistics;

/**
 * One side of one connection, since it began; or several together.
 *
 * @param traffic bytes and packets
 * @param video the queue of frames to the peer
 * @param sound the queue of sound to the peer
 */
public record LinkStatistics(Traffic traffic, QueueStatistics video, QueueStatistics sound) {
  /** A connection that carried nothing. */
  public static final LinkStatistics NONE =
      new LinkStatistics(Traffic.NONE, QueueStatistics.NONE, QueueStatistics.NONE);

  /** Both together. */
  public LinkStatistics plus(LinkStatistics other) {
    return new LinkStatistics(
        traffic.plus(other.traffic), video.plus(other.video), sound.plus(other.sound));
  }
}
