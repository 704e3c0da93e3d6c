package io.asciichat.core.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {
  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "80, 24, 1, 1",
    "80, 24, 9, 1",
    "80, 24, 16, 1",
    "80, 24, 17, 2",
    "80, 24, 64, 4",
    "200, 60, 64, 1",
    "20, 6, 3, 3",
    "19, 5, 3, 3",
    "10, 60, 3, 1",
    "1, 1, 64, 64",
    "80, 24, 0, 1",
  })
  void thereAreAsManyPagesAsReadableCellsNeed(int width, int height, int count, int pages) {
    assertEquals(new Pages(count, pages), Pages.of(width, height, equal(count)));
  }

  @Test
  void pagesTurnEverySixSecondsAndBeginAgain() {
    Pages pages = new Pages(7, 3);
    long[] starts = {0, 2, 4, 0, 2};
    for (int turn = 0; turn < starts.length; turn++) {
      assertEquals(starts[turn], pages.first(6L * turn * SECOND));
      assertEquals(starts[turn], pages.first((6L * turn + 6) * SECOND - 1));
    }
    assertEquals(3, pages.count(12 * SECOND));
    assertEquals(4, pages.first(-1), "a clock may begin below zero");
  }

  @Property(tries = 300)
  void everySourceIsOnExactlyOnePageInOrder(
      @ForAll @IntRange(min = 1, max = 64) int count,
      @ForAll @IntRange(min = 1, max = 64) int wanted,
      @ForAll @IntRange(min = 0, max = 1_000_000) int startSecond) {
    Pages pages = new Pages(count, Math.min(wanted, count));
    long begin = startSecond * 6L * pages.pages() * SECOND;
    int next = 0;
    int least = count;
    int most = 0;
    for (int page = 0; page < pages.pages(); page++) {
      long now = begin + page * Pages.STAY + SECOND;
      assertEquals(page, pages.at(now));
      assertEquals(next, pages.first(now));
      next += pages.count(now);
      least = Math.min(least, pages.count(now));
      most = Math.max(most, pages.count(now));
    }
    assertEquals(count, next);
    assertTrue(least >= 1 && most - least <= 1, least + " to " + most);
  }

  @Property(tries = 200)
  void everyPictureOfEveryPageIsReadableUnlessItStandsAlone(
      @ForAll @IntRange(min = 1, max = 250) int width,
      @ForAll @IntRange(min = 1, max = 80) int height,
      @ForAll @IntRange(min = 1, max = 64) int count,
      @ForAll long seed) {
    double[] aspects = new Random(seed).doubles(count, 0.4, 2.5).toArray();
    Pages pages = Pages.of(width, height, aspects);
    for (int page = 0; page < pages.pages(); page++) {
      long now = page * Pages.STAY;
      int first = pages.first(now);
      double[] shown = Arrays.copyOfRange(aspects, first, first + pages.count(now));
      GridLayout grid = GridLayout.of(width, height, shown);
      assertEquals(shown.length, grid.pictures().size());
      for (int i = 0; i < shown.length && shown.length > 1; i++) {
        Area least =
            new Area(0, 0, Math.min(Pages.READABLE_WIDTH - 1, width), Math.min(5, height))
                .fit(shown[i] * GridLayout.CELL_ASPECT);
        Area picture = grid.pictures().get(i);
        assertTrue(picture.width() >= least.width(), picture.toString());
        assertTrue(picture.height() >= least.height(), picture.toString());
      }
    }
  }

  @Test
  void onePageNeverTurns() {
    Pages pages = Pages.of(80, 24, equal(4));
    for (long now = 0; now < 60 * SECOND; now += SECOND) {
      assertEquals(0, pages.first(now));
      assertEquals(4, pages.count(now));
    }
  }

  @Test
  void absurdPagesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Pages(3, 4));
    assertThrows(IllegalArgumentException.class, () -> new Pages(3, 0));
    assertThrows(IllegalArgumentException.class, () -> new Pages(-1, 1));
  }

  private static double[] equal(int count) {
    double[] aspects = new double[count];
    Arrays.fill(aspects, 16.0 / 9);
    return aspects;
  }
}
