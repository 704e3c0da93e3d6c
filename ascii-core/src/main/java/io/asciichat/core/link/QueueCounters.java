package io.asciichat.core.link;

import io.asciichat.core.statistics.Counter;
import io.asciichat.core.statistics.QueueStatistics;

/**
 * Counts the packets of one kind that pass through a queue. Written under the queue's lock, read
 * without.
 */
final class QueueCounters {
  private final Counter enqueued = new Counter();
  private final Counter dequeued = new Counter();
  private final Counter dropped = new Counter();
  private final Counter deepest = new Counter();
  private final Counter depthSum = new Counter();

  /** What waited when the queue was closed: neither sent nor dropped for want of room. */
  private final Counter abandoned = new Counter();

  /**
   * A packet has got a place.
   *
   * @param depth packets of its kind that wait now, this one included
   */
  void enqueued(int depth) {
    enqueued.increment();
    depthSum.add(depth);
    deepest.raiseTo(depth);
  }

  /** A packet found no place. */
  void refused() {
    enqueued.increment();
    dropped.increment();
  }

  /** A packet that waited made room for another. */
  void dropped() {
    dropped.increment();
  }

  /** A packet goes out. */
  void dequeued() {
    dequeued.increment();
  }

  /** The queue is closed while these wait. */
  void abandoned(int packets) {
    abandoned.add(packets);
  }

  /** How many were dropped so far. */
  long droppedSoFar() {
    return dropped.get();
  }

  /** The figures of this moment. */
  QueueStatistics statistics() {
    // In this order, so that nothing is gone before it came.
    long gone = dequeued.get();
    long lost = dropped.get();
    long left = abandoned.get();
    long came = enqueued.get();
    return new QueueStatistics(
        came, gone, lost, Math.max(0, came - gone - lost - left), deepest.get(), depthSum.get());
  }
}
