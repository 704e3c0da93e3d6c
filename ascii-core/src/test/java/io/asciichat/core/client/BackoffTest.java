package io.asciichat.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void doublesUpToThirtySecondsAndStartsOver() {
    Backoff backoff = new Backoff();
    long[] seconds = {1, 2, 4, 8, 16, 30, 30};
    for (long expected : seconds) {
      assertEquals(expected * 1_000_000_000L, backoff.next());
    }
    assertEquals(seconds.length, backoff.failures());
    backoff.reset();
    assertEquals(1_000_000_000L, backoff.next());
  }
}
