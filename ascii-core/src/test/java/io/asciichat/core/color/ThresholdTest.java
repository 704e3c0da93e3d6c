package io.asciichat.core.color;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ThresholdTest {
  private static final int SIDE = 64;

  @Property(tries = 200)
  void thePatternRepeatsEverySixtyFourPlaces(
      @ForAll @IntRange(max = 100_000) int x, @ForAll @IntRange(max = 100_000) int y) {
    assertEquals(Threshold.at(x % SIDE, y % SIDE), Threshold.at(x, y));
  }

  /** So n of the levels set n of 64 places, within a third of a percent of all. */
  @Test
  void everyLevelSetsItsShareOfThePlaces() {
    int[] counts = new int[Threshold.LEVELS];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        counts[Threshold.at(x, y)]++;
      }
    }
    int below = 0;
    for (int level = 0; level < Threshold.LEVELS; level++) {
      assertEquals((double) level / Threshold.LEVELS, (double) below / (SIDE * SIDE), 0.0035);
      below += counts[level];
    }
    assertEquals(SIDE * SIDE, below);
  }

  /** What makes it look even: the places of a mixture do not clump. */
  @Test
  void everySmallSquareHasAboutItsShare() {
    for (int top = 0; top < SIDE; top += 4) {
      for (int left = 0; left < SIDE; left += 4) {
        int set = 0;
        for (int i = 0; i < 16; i++) {
          set += Threshold.at(left + i % 4, top + i / 4) < Threshold.LEVELS / 2 ? 1 : 0;
        }
        assertTrue(set >= 6 && set <= 10, set + " of 16 at " + left + "," + top);
      }
    }
  }
}
