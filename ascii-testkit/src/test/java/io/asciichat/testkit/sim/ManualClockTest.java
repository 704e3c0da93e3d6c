package io.asciichat.testkit.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.port.Clock;
import io.asciichat.testkit.contract.ClockContract;
import org.junit.jupiter.api.Test;

class ManualClockTest extends ClockContract {
  @Override
  protected Clock clock() {
    return new ManualClock();
  }

  @Override
  protected void sleepUntil(Clock clock, long deadlineNanos) throws InterruptedException {
    ManualClock manual = (ManualClock) clock;
    Thread mover =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (manual.nanos() < deadlineNanos) {
                    manual.advance(100_000);
                  }
                });
    manual.sleepUntil(deadlineNanos);
    mover.join();
  }

  @Test
  void itMovesOnlyByHandAndOnlyForward() {
    ManualClock clock = new ManualClock();
    assertEquals(0, clock.nanos());
    clock.advance(7);
    clock.advance(0);
    assertEquals(7, clock.nanos());
    assertThrows(IllegalArgumentException.class, () -> clock.advance(-1));
  }
}
