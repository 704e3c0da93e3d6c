package io.asciichat.core.lock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * All locks of this program at one moment: who holds and who waits, and what each lock counted.
 * Threads go on while it is made, so it is exact for those that are stuck and slightly late for the
 * others.
 */
public final class LockReport {
  private final List<LockUse> uses;
  private final List<LockStatistics> locks;

  private LockReport(List<LockUse> uses, List<LockStatistics> locks) {
    this.uses = List.copyOf(uses);
    this.locks = List.copyOf(locks);
  }

  /** The report of this moment. Takes none of the locks; may be called from any thread. */
  public static LockReport now() {
    long now = System.nanoTime();
    List<LockUse> uses = new ArrayList<>();
    for (ThreadLocks thread : LockRegistry.threads()) {
      uses.addAll(thread.uses(now));
    }
    List<LockStatistics> locks = new ArrayList<>();
    for (RankedLock lock : LockRegistry.locks()) {
      LockStatistics statistics = lock.statistics();
      if (statistics.acquisitions() > 0) {
        locks.add(statistics);
      }
    }
    locks.sort(
        Comparator.comparingLong((LockStatistics lock) -> lock.times().waitedNanos())
            .reversed()
            .thenComparing(LockStatistics::rank)
            .thenComparing(LockStatistics::name));
    return new LockReport(uses, locks);
  }

  /** Locks held and waited for, thread by thread; within a thread in the order taken. */
  List<LockUse> uses() {
    return uses;
  }

  /** The locks that have been taken at least once, most waited for first. */
  List<LockStatistics> locks() {
    return locks;
  }

  /** The report as lines of text, for people. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("locks held and waited for: ");
    text.append(uses.isEmpty() ? "none\n" : "\n");
    for (LockUse use : uses) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %s %s %s for %.3f ms at %s%n",
              use.thread(),
              use.waiting() ? "waits for" : "holds",
              use.lock(),
              use.nanos() / 1e6,
              use.site()));
    }
    text.append("locks:\n");
    for (LockStatistics lock : locks) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %s [%s] taken %d, contended %d, waited %.3f ms, held %.3f ms, longest %.3f ms%n",
              lock.name(),
              lock.rank(),
              lock.acquisitions(),
              lock.contended(),
              lock.times().waitedNanos() / 1e6,
              lock.times().heldNanos() / 1e6,
              lock.times().longestNanos() / 1e6));
    }
    return text.toString();
  }
}
