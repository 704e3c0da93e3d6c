package io.asciichat.core.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GridLayoutTest {
  private static double[] equal(int count, double aspect) {
    double[] aspects = new double[count];
    Arrays.fill(aspects, aspect);
    return aspects;
  }

  private static long shown(GridLayout layout, double... aspects) {
    long shown = 0;
    for (int i = 0; i < layout.cells().size(); i++) {
      shown += layout.cells().get(i).fit(aspects[i] * GridLayout.CELL_ASPECT).size();
    }
    return shown;
  }

  @Test
  void fourSourcesMakeTwoByTwo() {
    GridLayout layout = GridLayout.of(121, 41, equal(4, 4.0 / 3));
    assertEquals(2, layout.columns());
    assertEquals(2, layout.rows());
    assertEquals(
        List.of(
            new Area(0, 0, 60, 20),
            new Area(60, 0, 61, 20),
            new Area(0, 20, 60, 21),
            new Area(60, 20, 61, 21)),
        layout.cells());
  }

  @Test
  void aShortLastRowIsCentred() {
    GridLayout layout = GridLayout.of(120, 40, equal(3, 4.0 / 3));
    assertEquals(2, layout.columns());
    assertEquals(new Area(30, 20, 60, 20), layout.cells().get(2));
  }

  @Test
  void twoSourcesStandSideBySideInAWideTerminalAndStackedInATallOne() {
    assertEquals(2, GridLayout.of(160, 30, equal(2, 1.5)).columns());
    assertEquals(1, GridLayout.of(60, 60, equal(2, 1.5)).columns());
  }

  @Test
  void noSourceMakesNoGrid() {
    assertEquals(new GridLayout(0, 0, List.of()), GridLayout.of(80, 24));
  }

  @Test
  void moreSourcesThanCharactersShowTheFirst() {
    GridLayout layout = GridLayout.of(3, 2, equal(64, 1.5));
    assertEquals(6, layout.cells().size());
    assertTrue(layout.cells().stream().allMatch(cell -> cell.size() == 1));
  }

  @Test
  void neverShowsLessThanTheRuleOfTheCProgram() {
    for (int count = 1; count <= 64; count++) {
      for (int width = 20; width <= 400; width += 19) {
        for (int height = 10; height <= 120; height += 11) {
          compare(width, height, equal(count, 4.0 / 3));
        }
      }
      for (int width = 1; width < 20; width += 3) {
        for (int height = 1; height < 10; height += 2) {
          compare(width, height, equal(count, 1.6));
        }
      }
    }
  }

  @Property(tries = 400)
  void neverShowsLessForMixedPictures(
      @ForAll @IntRange(min = 20, max = 400) int width,
      @ForAll @IntRange(min = 10, max = 120) int height,
      @ForAll @IntRange(min = 1, max = 64) int count,
      @ForAll @DoubleRange(min = 0.4, max = 2.5) double aspect,
      @ForAll long seed) {
    compare(width, height, equal(count, aspect));
    double[] mixed = new Random(seed).doubles(count, 0.4, 2.5).toArray();
    compare(width, height, mixed);
  }

  private static void compare(int width, int height, double... aspects) {
    long ours = shown(GridLayout.of(width, height, aspects), aspects);
    long theirs = ReferenceGrid.shown(width, height, aspects);
    assertTrue(
        ours >= theirs,
        () -> width + "x" + height + " for " + aspects.length + ": " + ours + " < " + theirs);
  }

  @Property(tries = 300)
  void noGridShowsMore(
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 100) int height,
      @ForAll @IntRange(min = 1, max = 64) int count,
      @ForAll long seed) {
    double[] aspects = new Random(seed).doubles(count, 0.4, 2.5).toArray();
    if (count <= width * height) {
      assertEquals(
          BruteForceGrid.shown(width, height, aspects),
          shown(GridLayout.of(width, height, aspects), aspects));
    }
  }

  @Property(tries = 200)
  void stretchedPicturesFillTheCellsOfTheSameGrid(
      @ForAll @IntRange(min = 1, max = 200) int width,
      @ForAll @IntRange(min = 1, max = 80) int height,
      @ForAll @IntRange(min = 1, max = 64) int count,
      @ForAll long seed) {
    double[] aspects = new Random(seed).doubles(count, 0.4, 2.5).toArray();
    GridLayout layout = GridLayout.of(width, height, aspects);
    List<Area> stretched = layout.pictures(true, aspects);
    List<Area> shaped = layout.pictures(false, aspects);
    assertEquals(layout.cells(), stretched);
    assertEquals(stretched.size(), shaped.size());
    for (int i = 0; i < shaped.size(); i++) {
      Area cell = stretched.get(i);
      Area picture = shaped.get(i);
      assertTrue(picture.width() == cell.width() || picture.height() == cell.height());
      assertTrue(picture.x() >= cell.x() && picture.right() <= cell.right());
      assertTrue(picture.y() >= cell.y() && picture.bottom() <= cell.bottom());
    }
  }

  @Property(tries = 300)
  void cellsCoverFullRowsWithoutOverlapAndDifferByAtMostOne(
      @ForAll @IntRange(min = 1, max = 200) int width,
      @ForAll @IntRange(min = 1, max = 80) int height,
      @ForAll @IntRange(min = 1, max = 40) int count,
      @ForAll @DoubleRange(min = 0.4, max = 2.5) double aspect) {
    GridLayout layout = GridLayout.of(width, height, equal(count, aspect));
    int columns = layout.columns();
    List<Area> cells = layout.cells();
    assertEquals(Math.min(count, (long) width * height), cells.size());
    for (int i = 0; i < cells.size(); i++) {
      Area cell = cells.get(i);
      assertTrue(cell.width() - width / columns <= 1 && cell.width() >= width / columns);
      assertTrue(cell.height() - height / layout.rows() <= 1);
      boolean firstInRow = i % columns == 0;
      if (!firstInRow) {
        assertEquals(cells.get(i - 1).right(), cell.x());
        assertEquals(cells.get(i - 1).y(), cell.y());
      } else {
        assertEquals(i == 0 ? 0 : cells.get(i - 1).bottom(), cell.y());
        Area last = cells.get(Math.min(i + columns, cells.size()) - 1);
        assertTrue(Math.abs(cell.x() - (width - last.right())) <= 1, "row is centred");
        if (i + columns <= cells.size()) {
          assertEquals(width, last.right() - cell.x());
        }
      }
    }
    assertEquals(height, cells.getLast().bottom());
  }
}
