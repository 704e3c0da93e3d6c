package io.asciichat.core.statistics;

/**
 * The packets of one kind in a queue to a peer, since it was made.
 *
 * @param enqueued packets that were offered
 * @param dequeued packets that were taken out to be sent
 * @param dropped packets that made room for newer ones, or found none
 * @param depth packets that wait now
 * @param deepest packets that waited at one time at the most
 * @param depthSum sum of the depths that packets found when they were offered, themselves included
 */
public record QueueStatistics(
    long enqueued, long dequeued, long dropped, long depth, long deepest, long depthSum) {
  /** A queue that nothing ever waited in. */
  public static final QueueStatistics NONE = new QueueStatistics(0, 0, 0, 0, 0, 0);

  /** The mean of the depths that packets found, themselves included; 0 when there were none. */
  public double averageDepth() {
    return enqueued == 0 ? 0 : (double) depthSum / enqueued;
  }

  /** The share of the packets that left the queue by being dropped, 0 to 1. */
  public double dropRate() {
    long gone = dequeued + dropped;
    return gone == 0 ? 0 : (double) dropped / gone;
  }

  /** Both queues together. */
  public QueueStatistics plus(QueueStatistics other) {
    return new QueueStatistics(
        enqueued + other.enqueued,
        dequeued + other.dequeued,
        dropped + other.dropped,
        depth + other.depth,
        Math.max(deepest, other.deepest),
        depthSum + other.depthSum);
  }
}
