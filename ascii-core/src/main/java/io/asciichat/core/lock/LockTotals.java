package io.asciichat.core.lock;

/**
 * All locks of this program together, since it began, those that have gone included.
 *
 * @param acquired how often one was taken
 * @param contended how often one was found taken, or with others waiting
 * @param held how many are held at this moment
 * @param waitedNanos time that threads have waited for one
 * @param longestNanos the longest time that one was held at once
 */
public record LockTotals(
    long acquired, long contended, long held, long waitedNanos, long longestNanos) {
  /** The totals of this moment. Takes none of the locks; may be called from any thread. */
  public static LockTotals now() {
    LockStatistics all = LockRegistry.total().of("all", LockRank.LEAF);
    long held = 0;
    for (ThreadLocks thread : LockRegistry.threads()) {
      held += thread.count();
    }
    return new LockTotals(
        all.acquisitions(),
        all.contended(),
        held,
        all.times().waitedNanos(),
        all.times().longestNanos());
  }
}
