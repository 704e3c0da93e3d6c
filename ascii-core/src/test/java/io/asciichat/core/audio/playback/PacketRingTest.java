package io.asciichat.core.audio.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PacketRingTest {
  private final PacketRing ring = new PacketRing();

  private boolean offer(int number) {
    byte[] room = ring.room();
    if (room == null) {
      return false;
    }
    room[0] = (byte) number;
    ring.publish(number % 100 + 1, number, number * 2L, number % 3, number % 2 == 0);
    return true;
  }

  private void take(int number) {
    long first = ring.first();
    assertEquals((byte) number, ring.bytes(first)[0]);
    assertEquals(number % 100 + 1, ring.length(first));
    assertEquals(number, ring.samples(first));
    assertEquals(number * 2L, ring.arrival(first));
    assertEquals(number % 3, ring.stream(first));
    assertEquals(number % 2 == 0, ring.isRaw(first));
    ring.remove();
  }

  @Test
  void refusesWhatDoesNotFitAndKeepsTheOrder() {
    for (int i = 0; i < PacketRing.CAPACITY; i++) {
      offer(i);
    }
    assertNull(ring.room());
    take(0);
    assertNotNull(ring.room());
    offer(PacketRing.CAPACITY);
    for (int i = 1; i <= PacketRing.CAPACITY; i++) {
      take(i);
    }
    assertEquals(ring.end(), ring.first());
  }

  @SuppressWarnings("ThreadPriorityCheck") // the two may have to share one processor
  private static void letTheOtherRun() {
    Thread.yield();
  }

  @Test
  @Timeout(30)
  void whatOneThreadPutsInAnotherTakesOut() throws Exception {
    int count = 200_000;
    CompletableFuture<Void> putting =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < count; i++) {
                while (!offer(i)) {
                  letTheOtherRun();
                }
              }
            });
    for (int i = 0; i < count; i++) {
      while (ring.first() == ring.end()) {
        letTheOtherRun();
      }
      take(i);
    }
    putting.get();
  }
}
