package io.asciichat.core.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LockReportTest {
  private final RankedLock session = new RankedLock(LockRank.SESSION_STATE, "session 17");
  private final RankedLock registry = new RankedLock(LockRank.SESSION_REGISTRY, "table 17");

  @Test
  void showsHolderAndWaiterWithTheirPlaces() throws InterruptedException {
    CountDownLatch holding = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    Thread holder = Thread.ofPlatform().name("holder").start(() -> hold(holding, finish));
    holding.await();
    Thread waiter = Thread.ofPlatform().name("waiter").start(this::waitForSession);
    while (!waits("waiter")) {
      Thread.onSpinWait();
    }
    LockReport report = LockReport.now();
    finish.countDown();
    holder.join();
    waiter.join();

    List<LockUse> ofHolder =
        report.uses().stream().filter(use -> use.thread().equals("holder")).toList();
    assertEquals(2, ofHolder.size());
    assertEquals("table 17 [SESSION_REGISTRY]", ofHolder.get(0).lock());
    assertTrue(ofHolder.get(0).site().contains("LockReportTest.hold("), report.toString());
    assertEquals("session 17 [SESSION_STATE]", ofHolder.get(1).lock());
    assertTrue(ofHolder.get(1).site().contains("LockReportTest.holdSession("), report.toString());
    String text = report.toString();
    assertTrue(text.contains("waiter waits for session 17 [SESSION_STATE] for "), text);
    assertTrue(text.contains("LockReportTest.waitForSession("), text);
    assertTrue(text.contains("table 17 [SESSION_REGISTRY] taken 1"), text);

    assertEquals(1, session.statistics().contended());
    assertTrue(session.statistics().times().waitedNanos() > 0);
    assertEquals(2, session.statistics().acquisitions());
    String after = LockReport.now().toString();
    assertFalse(after.contains("waiter") || after.contains("holder"), after);
  }

  @Test
  void keepsNoLockAlive() {
    for (int i = 0; i < 1_000; i++) {
      new RankedLock(LockRank.LEAF, "short-lived").run(() -> {});
    }
    while (shortLived() == 1_000) {
      System.gc();
    }
    assertTrue(shortLived() < 1_000);
  }

  private static long shortLived() {
    return LockReport.now().locks().stream()
        .filter(lock -> lock.name().equals("short-lived"))
        .count();
  }

  private static boolean waits(String thread) {
    return LockReport.now().uses().stream()
        .anyMatch(use -> use.thread().equals(thread) && use.waiting());
  }

  private void hold(CountDownLatch holding, CountDownLatch finish) {
    registry.run(() -> holdSession(holding, finish));
  }

  private void holdSession(CountDownLatch holding, CountDownLatch finish) {
    session.run(
        () -> {
          holding.countDown();
          try {
            finish.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void waitForSession() {
    session.run(() -> {});
  }
}
