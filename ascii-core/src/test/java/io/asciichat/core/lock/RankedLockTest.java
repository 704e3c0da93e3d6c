package io.asciichat.core.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RankedLockTest {
  private final RankedLock lock = new RankedLock(LockRank.SESSION_STATE, "session 3");

  @ParameterizedTest
  @CsvSource({
    "SESSION_REGISTRY,SESSION_REGISTRY,false",
    "SESSION_REGISTRY,SESSION_STATE,true",
    "SESSION_REGISTRY,LEAF,true",
    "SESSION_STATE,SESSION_REGISTRY,false",
    "SESSION_STATE,SESSION_STATE,false",
    "SESSION_STATE,LEAF,true",
    "LEAF,SESSION_REGISTRY,false",
    "LEAF,SESSION_STATE,false",
    "LEAF,LEAF,false"
  })
  void onlyALaterRankMayBeTaken(LockRank held, LockRank wanted, boolean allowed) {
    RankedLock outer = new RankedLock(held, "outer");
    RankedLock inner = new RankedLock(wanted, "inner");
    if (allowed) {
      assertEquals("both", outer.call(() -> inner.call(() -> "both")));
    } else {
      assertThrows(LockOrderException.class, () -> outer.run(() -> inner.run(() -> {})));
    }
    assertFalse(outer.isHeldByCurrentThread());
    assertFalse(inner.isHeldByCurrentThread());
  }

  @ParameterizedTest
  @EnumSource(LockRank.class)
  void theSameLockIsRefused(LockRank rank) {
    RankedLock same = new RankedLock(rank, "same");
    LockOrderException refused =
        assertThrows(LockOrderException.class, () -> same.run(() -> same.run(() -> {})));
    assertTrue(refused.getMessage().contains("must not be taken twice"), refused.getMessage());
  }

  @Test
  void aLowerRankIsRefusedEvenWithAHigherOneBetween() {
    RankedLock registry = new RankedLock(LockRank.SESSION_REGISTRY, "registry");
    RankedLock leaf = new RankedLock(LockRank.LEAF, "leaf");
    RankedLock otherSession = new RankedLock(LockRank.SESSION_STATE, "session 4");
    assertThrows(
        LockOrderException.class,
        () -> registry.run(() -> lock.run(() -> leaf.run(() -> otherSession.run(() -> {})))));
  }

  @Test
  void theMessageNamesBothLocksAndBothPlaces() {
    RankedLock registry = new RankedLock(LockRank.SESSION_REGISTRY, "registry");
    String message =
        assertThrows(LockOrderException.class, () -> lock.run(() -> takeIn(registry))).getMessage();
    assertTrue(message.contains("registry [SESSION_REGISTRY]"), message);
    assertTrue(message.contains("session 3 [SESSION_STATE] is held"), message);
    String test = RankedLockTest.class.getSimpleName();
    assertTrue(message.matches(".*wanted at \\S*" + test + "\\.takeIn\\(.*"), message);
    assertTrue(
        message.matches(".*held since \\S*" + test + "\\.\\S*theMessageNames\\S*\\(.*"), message);
  }

  @Test
  void theMessageNamesThePlaceOfTheOffendedLockAmongSeveral() {
    RankedLock registry = new RankedLock(LockRank.SESSION_REGISTRY, "registry");
    RankedLock leaf = new RankedLock(LockRank.LEAF, "leaf");
    RankedLock wanted = new RankedLock(LockRank.LEAF, "statistics");
    String message =
        assertThrows(
                LockOrderException.class,
                () -> registry.run(() -> lock.run(() -> runIn(leaf, () -> takeIn(wanted)))))
            .getMessage();
    assertTrue(message.contains("while leaf [LEAF] is held"), message);
    assertTrue(message.matches(".*held since \\S*\\.runIn\\(.*"), message);
    assertTrue(message.matches(".*wanted at \\S*\\.takeIn\\(.*"), message);
  }

  @Test
  void theLockIsGivenBackWhenTheBodyThrows() {
    assertThrows(
        IOException.class,
        () ->
            lock.run(
                () -> {
                  throw new IOException("no");
                }));
    assertEquals(7, lock.call(() -> 7));
  }

  @Test
  void knowsWhetherTheThreadHoldsIt() {
    assertFalse(lock.isHeldByCurrentThread());
    assertTrue(lock.call(lock::isHeldByCurrentThread));
    assertFalse(
        lock.call(() -> new RankedLock(LockRank.SESSION_STATE, "other").isHeldByCurrentThread()));
  }

  private static void takeIn(RankedLock wanted) {
    wanted.run(() -> {});
  }

  private static void runIn(RankedLock outer, RankedLock.Action<RuntimeException> action) {
    outer.run(action);
  }
}
