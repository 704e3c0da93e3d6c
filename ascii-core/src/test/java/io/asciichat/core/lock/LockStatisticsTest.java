package io.asciichat.core.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockStatisticsTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 2_000;

  private int guarded;

  @Test
  void nothingIsCountedAtFirst() {
    LockStatistics fresh = new RankedLock(LockRank.LEAF, "fresh").statistics();
    assertEquals(
        new LockStatistics("fresh", LockRank.LEAF, 0, 0, new LockStatistics.Times(0, 0, 0)), fresh);
  }

  @Test
  void aFreeLockCountsNoContention() {
    RankedLock lock = new RankedLock(LockRank.LEAF, "free");
    for (int i = 0; i < 5; i++) {
      lock.run(() -> {});
    }
    LockStatistics seen = lock.statistics();
    assertEquals(5, seen.acquisitions());
    assertEquals(0, seen.contended());
    assertEquals(0, seen.times().waitedNanos());
    assertTrue(seen.times().longestNanos() <= seen.times().heldNanos());
    assertTrue(seen.times().heldNanos() > 0);
  }

  @Test
  void totalsHoldEveryLockAndWhatIsHeldNow() {
    LockTotals before = LockTotals.now();
    RankedLock lock = new RankedLock(LockRank.LEAF, "counted");
    long held = lock.call(() -> LockTotals.now().held());
    LockTotals after = LockTotals.now();
    assertTrue(held >= 1, () -> held + " held");
    assertTrue(after.acquired() > before.acquired(), () -> before + ", then " + after);
  }

  @Test
  void manyThreadsExcludeEachOtherAndAreAllCounted() throws InterruptedException {
    RankedLock lock = new RankedLock(LockRank.LEAF, "busy");
    inParallel(
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            lock.run(() -> guarded++);
          }
        });
    assertEquals(THREADS * ROUNDS, guarded);
    assertEquals(THREADS * ROUNDS, lock.statistics().acquisitions());
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private static void inParallel(Work work) throws InterruptedException {
    List<Throwable> failures = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    RankedLock guard = new RankedLock(LockRank.LEAF, "failures");
    for (int i = 0; i < THREADS; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      work.run();
                    } catch (Throwable failure) {
                      guard.run(() -> failures.add(failure));
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), failures);
  }
}
