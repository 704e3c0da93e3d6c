package io.asciichat.core.server.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SampleRingTest {
  /** Whole numbers up to here are exact as floats. */
  private static final int EXACT = 1 << 24;

  private static float[] numbers(int from, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (from + i) % EXACT;
    }
    return numbers;
  }

  @Test
  void roundsItsCapacityUp() {
    assertEquals(1, new SampleRing(1).capacity());
    assertEquals(2, new SampleRing(2).capacity());
    assertEquals(4, new SampleRing(3).capacity());
    assertEquals(1024, new SampleRing(1024).capacity());
    assertThrows(IllegalArgumentException.class, () -> new SampleRing(0));
  }

  @Test
  void givesWhatWasWrittenInOrder() {
    SampleRing ring = new SampleRing(8);
    float[] target = new float[8];
    ring.write(numbers(0, 9), 1, 5);
    assertEquals(5, ring.available());
    assertEquals(3, ring.read(target, 2, 3));
    assertArrayEquals(new float[] {0, 0, 1, 2, 3, 0, 0, 0}, target);
    ring.write(numbers(6, 5), 0, 5);
    assertEquals(7, ring.read(target, 0, 8));
    assertArrayEquals(new float[] {4, 5, 6, 7, 8, 9, 10, 0}, target);
    assertEquals(0, ring.read(target, 0, 8));
    assertEquals(0, ring.dropped());
  }

  @Test
  void dropsTheOldestWhenFullAndCountsThem() {
    SampleRing ring = new SampleRing(8);
    float[] target = new float[8];
    ring.write(numbers(0, 6), 0, 6);
    ring.write(numbers(6, 6), 0, 6);
    assertEquals(4, ring.dropped());
    assertEquals(8, ring.read(target, 0, 8));
    assertArrayEquals(numbers(4, 8), target);
    ring.write(numbers(100, 20), 0, 20);
    assertEquals(16, ring.dropped());
    assertEquals(8, ring.read(target, 0, 8));
    assertArrayEquals(numbers(112, 8), target);
  }

  @Test
  void passesOver() {
    SampleRing ring = new SampleRing(8);
    float[] target = new float[2];
    ring.write(numbers(0, 6), 0, 6);
    assertEquals(3, ring.skip(3));
    assertEquals(2, ring.read(target, 0, 2));
    assertArrayEquals(numbers(3, 2), target);
    assertEquals(1, ring.skip(3));
    assertEquals(0, ring.dropped());
  }

  /** Positive numbers write so many samples, negative ones read. */
  @Property
  void behavesLikeABoundedQueue(
      @ForAll @Size(max = 60) List<@IntRange(min = -40, max = 40) Integer> steps,
      @ForAll @IntRange(min = 1, max = 32) int capacity) {
    SampleRing ring = new SampleRing(capacity);
    Deque<Float> model = new ArrayDeque<>();
    int next = 0;
    long dropped = 0;
    for (int step : steps) {
      if (step >= 0) {
        ring.write(numbers(next, step), 0, step);
        for (int i = 0; i < step; i++) {
          model.addLast((float) next++);
          if (model.size() > ring.capacity()) {
            model.removeFirst();
            dropped++;
          }
        }
      } else {
        float[] target = new float[-step];
        int taken = ring.read(target, 0, -step);
        assertEquals(Math.min(-step, model.size()), taken);
        for (int i = 0; i < taken; i++) {
          assertEquals(model.removeFirst(), target[i]);
        }
      }
      assertEquals(model.size(), ring.available());
      assertEquals(dropped, ring.dropped());
    }
  }

  /**
   * A writer that never waits against a reader: every piece read is a run of consecutive numbers,
   * runs only go forward, and every sample is either read or counted as dropped.
   */
  @Test
  @Timeout(60)
  void aFastWriterNeverDisturbsAReader() throws InterruptedException {
    SampleRing ring = new SampleRing(256);
    int writes = 100_000;
    CountDownLatch start = new CountDownLatch(1);
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  awaitQuietly(start);
                  int next = 0;
                  for (int i = 0; i < writes; i++) {
                    int count = 1 + i % 97;
                    ring.write(numbers(next, count), 0, count);
                    next = (next + count) % EXACT;
                  }
                });
    long total = 0;
    for (int i = 0; i < writes; i++) {
      total += 1 + i % 97;
    }
    float[] target = new float[128];
    long taken = 0;
    long expected = 0;
    start.countDown();
    while (writer.isAlive() || ring.available() > 0) {
      int count = ring.read(target, 0, 1 + (int) (taken % 128));
      if (count > 0) {
        long ahead = Math.floorMod((long) target[0] - expected, (long) EXACT);
        assertTrue(ahead < EXACT / 2, "went back from " + expected + " to " + target[0]);
        for (int i = 1; i < count; i++) {
          assertEquals((target[i - 1] + 1) % EXACT, target[i], "within one read");
        }
        expected = ((long) target[count - 1] + 1) % EXACT;
        taken += count;
      }
    }
    writer.join();
    assertEquals(total, taken + ring.dropped());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
