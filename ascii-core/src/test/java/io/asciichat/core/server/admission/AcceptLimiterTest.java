package io.asciichat.core.server.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AcceptLimiterTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void letsSoManyInPerWindow() {
    AcceptLimiter limiter = new AcceptLimiter(50, 60 * SECOND, 8);
    for (int i = 0; i < 50; i++) {
      assertTrue(limiter.tryAdmit("10.0.0.1", i * SECOND));
    }
    assertFalse(limiter.tryAdmit("10.0.0.1", 59 * SECOND));
    assertTrue(limiter.tryAdmit("10.0.0.1", 60 * SECOND));
    assertFalse(limiter.tryAdmit("10.0.0.1", 60 * SECOND));
  }

  @Test
  void refusedAttemptsDoNotProlongTheWait() {
    AcceptLimiter limiter = new AcceptLimiter(1, 10, 8);
    assertTrue(limiter.tryAdmit("10.0.0.1", 0));
    for (int now = 1; now < 10; now++) {
      assertFalse(limiter.tryAdmit("10.0.0.1", now));
    }
    assertTrue(limiter.tryAdmit("10.0.0.1", 10));
  }

  @Test
  void forgetsTheAddressNotSeenForLongest() {
    AcceptLimiter limiter = new AcceptLimiter(1, 1000, 2);
    assertTrue(limiter.tryAdmit("10.0.0.1", 0));
    assertTrue(limiter.tryAdmit("10.0.0.2", 1));
    assertFalse(limiter.tryAdmit("10.0.0.1", 2));
    assertTrue(limiter.tryAdmit("10.0.0.3", 3));
    assertFalse(limiter.tryAdmit("10.0.0.1", 4));
    assertTrue(limiter.tryAdmit("10.0.0.2", 5));
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new AcceptLimiter(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new AcceptLimiter(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new AcceptLimiter(1, 1, 0));
  }

  @Property(tries = 200)
  void decidesAsACountOverTheLastWindowWould(
      @ForAll @Size(max = 120) List<@IntRange(max = 7) Integer> pauses,
      @ForAll @IntRange(min = 1, max = 6) int limit,
      @ForAll @IntRange(min = 1, max = 20) int window) {
    AcceptLimiter limiter = new AcceptLimiter(limit, window, 4);
    List<Long> admitted = new ArrayList<>();
    long now = -5;
    for (int pause : pauses) {
      now += pause;
      long oldestThatCounts = now - window;
      boolean expected = admitted.stream().filter(t -> t > oldestThatCounts).count() < limit;
      assertEquals(expected, limiter.tryAdmit("peer", now));
      if (expected) {
        admitted.add(now);
      }
    }
  }

  @Property(tries = 100)
  void oneAddressNeverCostsAnotherAndMemoryStaysBounded(
      @ForAll @Size(max = 200) List<@IntRange(max = 30) Integer> visitors) {
    AcceptLimiter limiter = new AcceptLimiter(1, 1000, 10);
    List<Integer> seen = new ArrayList<>();
    for (int visitor : visitors) {
      boolean admitted = limiter.tryAdmit("peer " + visitor, 0);
      if (!seen.contains(visitor)) {
        assertTrue(admitted);
        seen.add(visitor);
      }
      assertTrue(limiter.remembered() <= 10);
    }
  }
}
