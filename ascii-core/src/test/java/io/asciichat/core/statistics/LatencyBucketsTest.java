package io.asciichat.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LatencyBucketsTest {
  /** A minute: beyond what a frame or a mix may ever take. */
  static final long MAX_NANOS = 60_000_000_000L;

  @Property
  void bucketsAreRightToASixteenthAndNeverTooFull(
      @ForAll @Size(max = 50) List<@LongRange(max = MAX_NANOS) Long> times,
      @ForAll @LongRange(max = MAX_NANOS) long bound) {
    LatencyHistogram counted = new LatencyHistogram();
    times.forEach(counted::record);
    long within = counted.snapshot().countWithin(bound);
    long truly = times.stream().filter(time -> time <= bound).count();
    long surely = times.stream().filter(time -> time <= bound - bound / 16 - 1024).count();
    assertTrue(within <= truly, () -> within + " of " + truly);
    assertTrue(within >= surely, () -> within + " of " + surely);
  }

  @Property
  void theLongestIsWithinItself(@ForAll @LongRange(max = MAX_NANOS) long time) {
    LatencyHistogram counted = new LatencyHistogram();
    counted.record(time);
    Latencies latencies = counted.snapshot();
    assertEquals(1, latencies.countWithin(time));
    assertEquals(0, Latencies.NONE.countWithin(time));
  }
}
