package io.asciichat.core.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridLayoutTest {
  private static double[] equal(int count, double aspect) {
    double[] aspects = new double[count];
    Arrays.fill(aspects, aspect);
    return aspects;
  }

  private static double[] mixed(int count, long seed) {
    return new Random(seed).doubles(count, 0.4, 2.5).toArray();
  }

  private static long shown(GridLayout layout) {
    return layout.pictures().stream().mapToLong(Area::size).sum();
  }

  @Test
  void fourSourcesMakeTwoByTwo() {
    GridLayout layout = GridLayout.of(121, 41, equal(4, 4.0 / 3));
    assertEquals(
        List.of(
            new Area(0, 0, 60, 20),
            new Area(61, 0, 60, 20),
            new Area(0, 21, 60, 20),
            new Area(61, 21, 60, 20)),
        layout.fields());
    assertEquals(
        List.of(
            new Area(7, 0, 53, 20),
            new Area(61, 0, 53, 20),
            new Area(7, 21, 53, 20),
            new Area(61, 21, 53, 20)),
        layout.pictures());
  }

  @Test
  void oneSourceHasAllOfTheTerminal() {
    GridLayout layout = GridLayout.of(80, 24, 16.0 / 9);
    assertEquals(List.of(new Area(0, 0, 80, 24)), layout.fields());
    assertEquals(List.of(new Area(0, 0, 80, 23)), layout.pictures());
  }

  @Test
  void twoSourcesStandSideBySideInAWideTerminalAndStackedInATallOne() {
    List<Area> wide = GridLayout.of(160, 30, equal(2, 1.5)).pictures();
    assertEquals(wide.get(0).y(), wide.get(1).y());
    List<Area> tall = GridLayout.of(60, 60, equal(2, 1.5)).pictures();
    assertEquals(tall.get(0).x(), tall.get(1).x());
  }

  /** A grid of three by three with two empty fields showed 1176 of 1920. */
  @Test
  void sevenStandInColumnsOfThreeAndTwo() {
    List<Area> pictures = GridLayout.of(80, 24, equal(7, 4.0 / 3)).pictures();
    assertTrue(pictures.get(0).bottom() < pictures.get(1).y(), "the first column has three");
    assertEquals(pictures.get(3).x(), pictures.get(4).x());
    assertEquals(pictures.get(5).x(), pictures.get(6).x());
    assertTrue(pictures.get(3).size() > pictures.get(0).size(), "two in a column are larger");
  }

  /** The share of the terminal, in percent, before: of a plain grid without gutters. */
  @ParameterizedTest
  @CsvSource({
    "80, 24, 1.3333, 61, 88",
    "80, 24, 1.7778, 73, 68",
    "300, 10, 1.3333, 63, 63",
    "300, 10, 1.7778, 84, 84",
    "30, 80, 1.3333, 94, 86",
    "30, 80, 1.7778, 70, 70",
    "120, 40, 1.3333, 68, 82",
    "120, 40, 1.7778, 64, 80",
    "200, 60, 1.3333, 62, 90",
    "200, 60, 1.7778, 74, 76",
  })
  void sevenCoverSoMuch(int width, int height, double aspect, int before, int least) {
    double[] aspects = equal(7, aspect);
    long plain = new BruteForceGrid(width, height, 0, false, aspects).shown();
    assertEquals(before, 100.0 * plain / (width * height), 0.6);
    long covered = shown(GridLayout.of(width, height, aspects));
    assertTrue(covered * 100 >= (long) least * width * height, () -> covered + " cells");
  }

  @Test
  void noSourceMakesNoGrid() {
    assertEquals(new GridLayout(List.of(), List.of(), true), GridLayout.of(80, 24));
  }

  @Test
  void moreSourcesThanCharactersShowTheFirst() {
    GridLayout layout = GridLayout.of(3, 2, equal(64, 1.5));
    assertEquals(6, layout.pictures().size());
    assertTrue(layout.pictures().stream().allMatch(picture -> picture.size() == 1));
    assertFalse(layout.readable());
  }

  @Test
  void tinyTerminalsDropTheGutter() {
    List<Area> pictures = GridLayout.of(10, 3, equal(2, 0.8)).pictures();
    assertEquals(pictures.get(0).right(), pictures.get(1).x());
    List<Area> larger = GridLayout.of(40, 6, equal(2, 1.5)).pictures();
    assertEquals(larger.get(0).right() + 1, larger.get(1).x());
  }

  /** Of all sizes and shapes; what cannot be read need not be compared with what can. */
  @Test
  void noPlainGridShowsMore() {
    int[][] sizes = {
      {1, 1}, {5, 3}, {20, 6}, {30, 80}, {40, 12}, {60, 20}, {80, 24}, {80, 25}, {100, 30},
      {120, 40}, {132, 43}, {159, 47}, {200, 60}, {237, 63}, {300, 10}, {300, 90}, {12, 100}
    };
    for (int[] size : sizes) {
      for (int count = 1; count <= 16; count++) {
        for (int shape = 0; shape < 6; shape++) {
          double[] aspects =
              switch (shape) {
                case 0 -> equal(count, 16.0 / 9);
                case 1 -> equal(count, 4.0 / 3);
                case 2 -> equal(count, 9.0 / 16);
                case 3 -> equal(count, 1);
                default -> mixed(count, shape * 100L + count);
              };
          compare(size[0], size[1], aspects);
        }
      }
    }
  }

  @Property(tries = 300)
  void noPlainGridShowsMoreOfAnyCrowd(
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 100) int height,
      @ForAll @IntRange(min = 1, max = 40) int count,
      @ForAll long seed) {
    compare(width, height, mixed(count, seed));
  }

  private static void compare(int width, int height, double... aspects) {
    if (aspects.length > width * height) {
      return;
    }
    GridLayout layout = GridLayout.of(width, height, aspects);
    int gutter = touches(layout.fields()) ? 0 : 1;
    long plain = new BruteForceGrid(width, height, gutter, layout.readable(), aspects).shown();
    assertTrue(
        shown(layout) >= plain,
        () -> width + "x" + height + " for " + Arrays.toString(aspects) + ": " + layout);
    if (!layout.readable()) {
      assertEquals(-1, new BruteForceGrid(width, height, gutter, true, aspects).shown());
    }
  }

  private static boolean touches(List<Area> areas) {
    for (Area one : areas) {
      for (Area other : areas) {
        boolean beside =
            one.right() == other.x() && one.y() < other.bottom() && other.y() < one.bottom();
        boolean below =
            one.bottom() == other.y() && one.x() < other.right() && other.x() < one.right();
        if (beside || below) {
          return true;
        }
      }
    }
    return false;
  }

  @Property(tries = 500)
  void picturesStandApartWithinTheTerminalInTheirShape(
      @ForAll @IntRange(min = 1, max = 250) int width,
      @ForAll @IntRange(min = 1, max = 90) int height,
      @ForAll @IntRange(min = 1, max = 40) int count,
      @ForAll boolean alike,
      @ForAll long seed) {
    double[] aspects = alike ? equal(count, mixed(1, seed)[0]) : mixed(count, seed);
    GridLayout layout = GridLayout.of(width, height, aspects);
    assertEquals(Math.min(count, width * height), layout.pictures().size());
    for (List<Area> areas : List.of(layout.fields(), layout.pictures())) {
      boolean[] taken = new boolean[width * height];
      for (Area area : areas) {
        assertTrue(area.right() <= width && area.bottom() <= height, layout::toString);
        for (int i = 0; i < area.size(); i++) {
          int at = (area.y() + i / area.width()) * width + area.x() + i % area.width();
          assertFalse(taken[at], layout::toString);
          taken[at] = true;
        }
      }
    }
    boolean large =
        layout.pictures().stream()
            .allMatch(picture -> picture.width() > 12 && picture.height() > 6);
    assertFalse(large && touches(layout.pictures()), layout::toString);
    assertFalse(large && touches(layout.fields()), layout::toString);
    for (int i = 0; i < layout.pictures().size(); i++) {
      Area field = layout.fields().get(i);
      Area fitted = field.fit(aspects[i] * GridLayout.CELL_ASPECT);
      assertEquals(fitted.width(), layout.pictures().get(i).width());
      assertEquals(fitted.height(), layout.pictures().get(i).height());
    }
  }

  /** Stretched pictures leave nothing but the gutters, unless the last row is shorter. */
  @Property(tries = 300)
  void fieldsFillTheTerminal(
      @ForAll @IntRange(min = 20, max = 250) int width,
      @ForAll @IntRange(min = 8, max = 90) int height,
      @ForAll @IntRange(min = 1, max = 16) int count,
      @ForAll long seed) {
    GridLayout layout = GridLayout.of(width, height, mixed(count, seed));
    long covered = layout.fields().stream().mapToLong(Area::size).sum();
    long most = (long) width * height;
    long gutters = (long) (count - 1) * Math.max(width, height);
    assertTrue(covered <= most && covered >= most / 2 - gutters, layout::toString);
    assertEquals(0, layout.fields().stream().mapToInt(Area::y).min().orElse(1));
    assertEquals(height, layout.fields().stream().mapToInt(Area::bottom).max().orElse(0));
  }

  /** What is left over lies around the pictures, as much on either side. */
  @Property(tries = 300)
  void picturesStandInTheMiddle(
      @ForAll @IntRange(min = 1, max = 250) int width,
      @ForAll @IntRange(min = 1, max = 90) int height,
      @ForAll @IntRange(min = 1, max = 16) int count,
      @ForAll long seed) {
    List<Area> pictures = GridLayout.of(width, height, mixed(count, seed)).pictures();
    int left = pictures.stream().mapToInt(Area::x).min().orElse(0);
    int right = width - pictures.stream().mapToInt(Area::right).max().orElse(0);
    int top = pictures.stream().mapToInt(Area::y).min().orElse(0);
    int bottom = height - pictures.stream().mapToInt(Area::bottom).max().orElse(0);
    assertTrue(Math.abs(left - right) <= 1, pictures::toString);
    assertTrue(Math.abs(top - bottom) <= 1, pictures::toString);
  }
}
