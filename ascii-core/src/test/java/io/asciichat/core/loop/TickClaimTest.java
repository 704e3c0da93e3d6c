package io.asciichat.core.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TickClaimTest {
  private final TickClaim claim = new TickClaim();

  @Test
  void aTickIsGivenAwayOnce() {
    assertTrue(claim.claim(7));
    claim.release();
    assertFalse(claim.claim(7));
    assertFalse(claim.claim(6));
    assertTrue(claim.claim(8));
  }

  @Test
  void aTickThatComesDuringTheWorkIsLeftOut() {
    assertTrue(claim.claim(1));
    assertFalse(claim.claim(2));
    assertFalse(claim.enter());
    claim.release();
    assertFalse(claim.claim(2), "it was taken");
    assertTrue(claim.claim(3));
  }

  /** Plain fields under the claim: a lost update would show. */
  @Test
  void theWorkOfOneIsSeenByTheNext() throws InterruptedException {
    int[] sum = {0};
    AtomicInteger claimed = new AtomicInteger();
    Thread[] loops = new Thread[4];
    for (int i = 0; i < loops.length; i++) {
      loops[i] =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int tick = 0; tick < 100_000; tick++) {
                      if (claim.claim(tick)) {
                        sum[0]++;
                        claimed.incrementAndGet();
                        claim.release();
                      }
                    }
                  });
    }
    for (Thread loop : loops) {
      loop.join();
    }
    assertEquals(claimed.get(), sum[0]);
    assertTrue(sum[0] <= 100_000, "ticks: " + sum[0]);
  }
}
