package io.asciichat.media.audio.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private final AtomicInteger freed = new AtomicInteger();

  @Test
  void itIsFreedWhenTheLastUserLeaves() {
    Lease lease = new Lease(freed::incrementAndGet);
    assertTrue(lease.enter());
    lease.close();
    assertFalse(lease.enter());
    assertEquals(0, freed.get());
    lease.leave();
    assertEquals(1, freed.get());
    lease.close();
    assertFalse(lease.enter());
    assertEquals(1, freed.get());
  }

  @RepeatedTest(20)
  void nobodyUsesWhatIsFreed() throws InterruptedException {
    Lease lease = new Lease(freed::incrementAndGet);
    AtomicBoolean usedFreed = new AtomicBoolean();
    CountDownLatch working = new CountDownLatch(2);
    Thread[] users = new Thread[2];
    for (int i = 0; i < users.length; i++) {
      users[i] =
          Thread.ofPlatform()
              .start(
                  () -> {
                    working.countDown();
                    while (lease.enter()) {
                      if (freed.get() > 0) {
                        usedFreed.set(true);
                      }
                      lease.leave();
                    }
                  });
    }
    working.await();
    lease.close();
    for (Thread user : users) {
      user.join();
    }
    assertFalse(usedFreed.get());
    assertEquals(1, freed.get());
  }
}
