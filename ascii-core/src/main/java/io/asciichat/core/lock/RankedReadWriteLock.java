package io.asciichat.core.lock;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A lock with a rank that many readers or one writer hold. Both sides obey the order as a {@link
 * RankedLock} does, so a reader cannot become a writer, nor take the lock twice.
 */
public final class RankedReadWriteLock {
  private final RankedLock read;
  private final RankedLock write;

  /**
   * @param name for reports, such as {@code "sessions"}; the sides are called {@code "sessions
   *     (read)"} and {@code "sessions (write)"}
   */
  public RankedReadWriteLock(LockRank rank, String name) {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    read = new RankedLock(rank, name + " (read)", lock.readLock(), lock::hasQueuedThreads);
    write = new RankedLock(rank, name + " (write)", lock.writeLock(), lock::hasQueuedThreads);
  }

  /** The side that many threads hold at once. */
  public RankedLock read() {
    return read;
  }

  /** The side that excludes all others. */
  public RankedLock write() {
    return write;
  }
}
