package io.asciichat.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DrawingBudgetTest {
  @Test
  void asLongAsThereIsEnoughNothingIsLimited() {
    assertEquals(Long.MAX_VALUE, level(100, 10, 20, 70));
    assertEquals(Long.MAX_VALUE, level(1));
  }

  @Test
  void whoWantsLittleGetsItAndTheRestIsSharedEvenly() {
    assertEquals(45, level(100, 10, 60, 70));
    assertEquals(33, level(100, 60, 60, 70));
  }

  @Property
  void neverMoreIsGivenThanThereIsAndNothingIsLeftOver(
      @ForAll @Size(min = 1, max = 20) int @IntRange(max = 10_000) [] wants,
      @ForAll @IntRange(min = 20, max = 100_000) int most) {
    long[] wanted = Arrays.stream(wants).mapToLong(want -> want).toArray();
    long level = level(most, wanted);
    long given = Arrays.stream(wanted).map(want -> Math.min(want, level)).sum();
    assertTrue(given <= most);
    assertTrue(level == Long.MAX_VALUE || given > most - wanted.length);
  }

  private static long level(long most, long... wanted) {
    long[] once = new long[wanted.length];
    Arrays.fill(once, 1);
    return DrawingBudget.level(wanted, once, most);
  }
}
