package io.asciichat.core.audio.jitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlidingTest {
  private static final long MILLI = 1_000_000L;

  /** Values with the milliseconds between them, against searching all of them. */
  @Property
  void theMinimumIsThatOfTheWindow(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 900) Integer> values) {
    SlidingMinimum minimum = new SlidingMinimum();
    List<long[]> all = new ArrayList<>();
    long time = 17 * MILLI;
    for (int value : values) {
      time += value * MILLI / 2;
      minimum.add(time, value);
      all.add(new long[] {time, value});
      long now = time;
      long sure = least(all, now - 3500 * MILLI);
      long possible = least(all, now - 4000 * MILLI);
      long is = minimum.at(now);
      assertTrue(possible <= is && is <= sure, possible + " " + is + " " + sure);
    }
    assertEquals(Long.MAX_VALUE, minimum.at(time + 10_000 * MILLI));
  }

  private static long least(List<long[]> all, long from) {
    return all.stream().filter(v -> v[0] > from).mapToLong(v -> v[1]).min().orElseThrow();
  }

  @Property
  void thePercentileIsExceededByItsShare(
      @ForAll @Size(min = 1, max = 300) List<@IntRange(max = 400) Integer> values) {
    SlidingPercentile percentile = new SlidingPercentile(300 * MILLI);
    for (int i = 0; i < values.size(); i++) {
      percentile.add(20 * MILLI * i, values.get(i) * MILLI);
    }
    long value = percentile.value(0.9) / MILLI;
    long above = values.stream().filter(v -> Math.min(v, 300) > value).count();
    long notBelow = values.stream().filter(v -> Math.min(v, 300) >= value).count();
    assertTrue(above <= values.size() * 0.1 + 1e-9, above + " above " + value);
    assertTrue(notBelow > values.size() * 0.1 - 1 - 1e-9, notBelow + " not below " + value);
  }

  @Test
  void whatIsOldIsForgotten() {
    SlidingPercentile percentile = new SlidingPercentile(300 * MILLI);
    percentile.add(0, 100 * MILLI);
    assertEquals(100 * MILLI, percentile.value(0.99));
    percentile.add(9_000 * MILLI, 5 * MILLI);
    assertEquals(100 * MILLI, percentile.value(0.99));
    percentile.add(10_001 * MILLI, 5 * MILLI);
    assertEquals(5 * MILLI, percentile.value(0.99));
    percentile.clear();
    assertEquals(0, percentile.value(0.99));
  }

  @Test
  void moreValuesThanFitPushTheOldestOut() {
    SlidingPercentile percentile = new SlidingPercentile(300 * MILLI);
    for (int i = 0; i < 10_000; i++) {
      percentile.add(i * MILLI / 10, (i < 5000 ? 200 : 3) * MILLI);
    }
    assertEquals(3 * MILLI, percentile.value(0.99));
  }
}
