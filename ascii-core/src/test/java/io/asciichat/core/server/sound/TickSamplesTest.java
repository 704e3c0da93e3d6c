package io.asciichat.core.server.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TickSamplesTest {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final long DAY_SAMPLES = 86_400L * 48_000;

  @Test
  void aDayOfTicksHasExactlyItsSamples() {
    long samples = 0;
    long ticks = 86_400L * TickSamples.TICKS_PER_SECOND;
    for (long tick = 0; tick < ticks; tick++) {
      int count = TickSamples.count(tick);
      assertTrue(count == 279 || count == 280, "tick of " + count);
      assertEquals(samples, TickSamples.first(tick));
      samples += count;
    }
    assertEquals(DAY_SAMPLES, samples);
  }

  @Test
  void aTicksFirstSampleIsDueAtItsTime() {
    for (long tick = -1000; tick < 100_000; tick += 7) {
      long at = TickSamples.at(TickSamples.TIMES.timeOf(tick));
      assertTrue(Math.abs(at - TickSamples.first(tick)) <= 1, "tick " + tick);
    }
    long year = 365L * 86_400;
    assertEquals(year * 48_000 + 24_000, TickSamples.at(year * 1_000_000_000L + 500_000_000L));
  }

  /** A loop that is woken early and late, and now and then misses ticks, for a simulated day. */
  @Test
  void aDayOfUnpunctualStepsLosesNoSample() {
    Random random = new Random(1);
    long now = 0;
    long mixed = -1;
    long samples = 0;
    while (now < DAY_NANOS) {
      long tick = TickSamples.TIMES.indexAt(now);
      while (mixed < tick) {
        mixed++;
        samples += TickSamples.count(mixed);
      }
      long late = random.nextInt(16) == 0 ? random.nextInt(30_000_000) : random.nextInt(500_000);
      now = TickSamples.TIMES.nextAfter(now) + late;
    }
    assertEquals(TickSamples.first(mixed + 1), samples);
    assertTrue(Math.abs(samples - DAY_SAMPLES) <= 10 * 280, "drifted to " + samples);
  }
}
