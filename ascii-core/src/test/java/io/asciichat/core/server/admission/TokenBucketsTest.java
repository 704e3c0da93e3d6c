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

class TokenBucketsTest {
  @Test
  void aFullBucketIsEmptiedAndComesBackOneByOne() {
    TokenBuckets buckets = new TokenBuckets(50, 5, 8);
    for (int i = 0; i < 5; i++) {
      assertTrue(taken(buckets, "a", 1000));
    }
    assertFalse(taken(buckets, "a", 1000));
    assertFalse(taken(buckets, "a", 1049));
    assertTrue(taken(buckets, "a", 1050));
    assertFalse(taken(buckets, "a", 1050));
    assertTrue(taken(buckets, "b", 1050));
  }

  @Test
  void clocksMayPassTheEndOfTheirRange() {
    TokenBuckets buckets = new TokenBuckets(50, 2, 8);
    assertTrue(taken(buckets, "a", Long.MAX_VALUE));
    assertTrue(taken(buckets, "a", Long.MAX_VALUE));
    assertFalse(taken(buckets, "a", Long.MIN_VALUE + 40));
    assertTrue(taken(buckets, "a", Long.MIN_VALUE + 49));
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new TokenBuckets(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new TokenBuckets(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new TokenBuckets(1, 1, 0));
  }

  @Property(tries = 300)
  void decidesAsCountedTokensWould(
      @ForAll @Size(max = 120) List<@IntRange(max = 30) Integer> pauses,
      @ForAll @IntRange(min = 1, max = 20) int refill,
      @ForAll @IntRange(min = 1, max = 6) int capacity) {
    TokenBuckets buckets = new TokenBuckets(refill, capacity, 4);
    long now = -100;
    long thousandths = capacity * 1000L * refill; // of a token, times the refill: whole numbers
    for (int pause : pauses) {
      now += pause;
      thousandths = Math.min(capacity * 1000L * refill, thousandths + pause * 1000L);
      boolean expected = thousandths >= 1000L * refill;
      assertEquals(expected, taken(buckets, "peer", now));
      if (expected) {
        thousandths -= 1000L * refill;
      }
    }
  }

  @Property(tries = 100)
  void oneNetworkNeverCostsAnotherAndMemoryStaysBounded(
      @ForAll @Size(max = 200) List<@IntRange(max = 30) Integer> visitors) {
    TokenBuckets buckets = new TokenBuckets(1000, 1, 10);
    List<Integer> seen = new ArrayList<>();
    for (int visitor : visitors) {
      boolean admitted = taken(buckets, "peer " + visitor, 0);
      if (!seen.contains(visitor)) {
        assertTrue(admitted);
        seen.add(visitor);
      }
      assertTrue(buckets.remembered() <= 10);
    }
  }

  private static boolean taken(TokenBuckets buckets, String network, long now) {
    boolean has = buckets.hasToken(network, now);
    if (has) {
      buckets.take(network, now);
    }
    return has;
  }
}
