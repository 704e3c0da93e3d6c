package io.asciichat.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
  private final LatencyHistogram histogram = new LatencyHistogram();

  @Test
  void nothingCountedIsNothing() {
    Latencies none = histogram.snapshot();
    assertEquals(0, none.count());
    assertEquals(0, none.percentileNanos(0.99));
    assertEquals(0, none.longestNanos());
  }

  @Property
  void percentilesAreNeverTooLowAndAtMostASixteenthTooHigh(
      @ForAll @Size(min = 1, max = 200)
          List<@LongRange(min = 0, max = Long.MAX_VALUE) Long> times) {
    LatencyHistogram counted = new LatencyHistogram();
    times.forEach(counted::record);
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    Latencies seen = counted.snapshot();
    assertEquals(sorted.length, seen.count());
    for (double share : new double[] {0.01, 0.5, 0.99, 1}) {
      long exact = sorted[(int) Math.ceil(share * sorted.length) - 1];
      long told = seen.percentileNanos(share);
      assertTrue(told >= exact, () -> share + " of " + Arrays.toString(sorted) + ": " + told);
      assertTrue(
          told - exact <= Math.max(1024, exact / 16 + 1),
          () -> share + " of " + Arrays.toString(sorted) + ": " + told);
    }
    assertEquals(sorted[sorted.length - 1], seen.longestNanos());
  }

  @Test
  void anIntervalHoldsWhatCameAfterTheEarlierSnapshot() {
    histogram.record(1_000_000);
    Latencies before = histogram.snapshot();
    histogram.record(5_000_000);
    histogram.record(-3);
    Latencies since = histogram.snapshot().since(before);
    assertEquals(2, since.count());
    assertEquals(5_000_000, since.totalNanos());
    assertEquals(1024, since.percentileNanos(0.5));
    assertEquals(5_000_000, since.percentileNanos(1));
  }
}
