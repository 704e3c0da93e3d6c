package io.asciichat.core.lock;

/**
 * Figures that a lock counted since it was made. The numbers are read one by one while threads go
 * on, so they may differ by what happened meanwhile.
 *
 * @param name the lock's name
 * @param rank its rank
 * @param acquisitions how often it was taken
 * @param contended how often it was found taken or with others waiting
 * @param times how long it was waited for and held
 */
record LockStatistics(String name, LockRank rank, long acquisitions, long contended, Times times) {
  /**
   * Times of a lock since it was made.
   *
   * @param waitedNanos time that threads waited for it, in total
   * @param heldNanos time that it was held, in total; for readers each counts
   * @param longestNanos the longest time that it was held at once
   */
  record Times(long waitedNanos, long heldNanos, long longestNanos) {}
}
