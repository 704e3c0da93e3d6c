package io.asciichat.core.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WakeSignalTest {
  private final WakeSignal signal = new WakeSignal(System::nanoTime);

  @Test
  void aSignalGivenBeforeTheWaitIsNotLostAndIsTakenOnce() throws InterruptedException {
    signal.signal();
    signal.signal();
    assertTrue(signal.await(Long.MAX_VALUE));
    assertFalse(signal.await(System.nanoTime()));
  }

  @Test
  void theDeadlineEndsTheWaitAndNotBefore() throws InterruptedException {
    long deadline = System.nanoTime() + 3_000_000;
    assertFalse(signal.await(deadline));
    assertTrue(System.nanoTime() - deadline >= 0);
  }

  @Test
  void anInterruptEndsTheWaitAndKeepsTheSignal() throws InterruptedException {
    signal.signal();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> signal.await(Long.MAX_VALUE));
    assertTrue(signal.await(Long.MAX_VALUE));
  }

  @Test
  void twoThreadsCannotWait() throws InterruptedException {
    Thread waiting = Thread.currentThread();
    AtomicInteger refused = new AtomicInteger();
    Thread other =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (waiting.getState() != Thread.State.WAITING
                      && waiting.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                  }
                  try {
                    signal.await(Long.MAX_VALUE);
                  } catch (IllegalStateException | InterruptedException e) {
                    refused.incrementAndGet();
                  }
                  signal.signal();
                });
    assertTrue(signal.await(Long.MAX_VALUE));
    other.join();
    assertEquals(1, refused.get());
  }

  @Test
  void noSignalOfManyThreadsIsLost() throws InterruptedException {
    WakeSignal reply = new WakeSignal(System::nanoTime);
    int rounds = 20_000;
    Thread answering =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    for (int i = 0; i < rounds; i++) {
                      signal.await(Long.MAX_VALUE);
                      reply.signal();
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    for (int i = 0; i < rounds; i++) {
      signal.signal();
      assertTrue(reply.await(Long.MAX_VALUE));
    }
    answering.join();
  }
}
