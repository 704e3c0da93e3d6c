package io.asciichat.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.loop.SystemClock;
import io.asciichat.core.port.Clock;
import org.junit.jupiter.api.Test;

class SystemClockTest extends ClockContract {
  @Override
  protected Clock clock() {
    return new SystemClock();
  }

  @Test
  void anInterruptEndsASleepThatHasBegun() throws InterruptedException {
    Clock clock = clock();
    Thread sleeping = Thread.currentThread();
    Thread interrupter =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (sleeping.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                  }
                  sleeping.interrupt();
                });
    assertThrows(
        InterruptedException.class, () -> clock.sleepUntil(clock.nanos() + 3_600_000_000_000L));
    interrupter.join();
  }
}
