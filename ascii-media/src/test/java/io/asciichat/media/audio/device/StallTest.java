package io.asciichat.media.audio.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class StallTest {
  private static final long TICK = 10_000_000;

  private final Stall stall = new Stall();

  @Test
  void stillnessCountsOnceItHasLastedTwoSeconds() {
    long now = 5;
    stall.look(now, true);
    int looks = 0;
    while (!stall.look(now += TICK, false)) {
      looks++;
    }
    assertEquals(Stall.LIMIT_NANOS / TICK, looks);
  }

  @Test
  void anyMovementBeginsAgain() {
    for (int i = 1; i < 2000; i++) {
      assertFalse(stall.look(i * TICK, i % 150 == 0));
    }
  }

  @Test
  void aCallerThatPausedProvesNothing() {
    stall.look(0, true);
    assertFalse(stall.look(3600_000_000_000L, false));
  }

  @Test
  void anotherDeviceBeginsAfresh() {
    for (int i = 0; i < 150; i++) {
      stall.look(i * TICK, false);
    }
    stall.reset();
    for (int i = 150; i < 300; i++) {
      assertFalse(stall.look(i * TICK, false));
    }
  }
}
