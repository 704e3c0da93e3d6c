package io.asciichat.core.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AreaTest {
  @Test
  void aPictureInAWideTerminalFillsItsHeight() {
    // 640×480 in 200×60: 60 · 4/3 · 2 = 160 columns, 20 left at each side.
    assertEquals(new Area(20, 0, 160, 60), new Area(0, 0, 200, 60).fit(4.0 / 3 * 2));
  }

  @Test
  void aPictureInATallTerminalFillsItsWidth() {
    // 480×270 in 80×60: 80 / (16/9 · 2) = 22.5 rows, rounded to 23.
    assertEquals(new Area(0, 18, 80, 23), new Area(0, 0, 80, 60).fit(16.0 / 9 * 2));
  }

  @Test
  void theOriginIsKept() {
    assertEquals(new Area(10, 7, 20, 10), new Area(10, 5, 20, 14).fit(2));
  }

  @Test
  void extremeShapesKeepOnePoint() {
    assertEquals(1, new Area(0, 0, 10, 10).fit(1000).height());
    assertEquals(1, new Area(0, 0, 10, 10).fit(0.001).width());
  }

  @Property(tries = 300)
  void theFittedAreaLiesWithinAndFillsOneDimension(
      @ForAll @IntRange(min = 1, max = 400) int width,
      @ForAll @IntRange(min = 1, max = 400) int height,
      @ForAll @DoubleRange(min = 0.05, max = 20) double ratio) {
    Area whole = new Area(3, 4, width, height);
    Area fitted = whole.fit(ratio);
    assertTrue(fitted.x() >= 3 && fitted.right() <= whole.right());
    assertTrue(fitted.y() >= 4 && fitted.bottom() <= whole.bottom());
    assertTrue(fitted.width() == width || fitted.height() == height);
    assertTrue(Math.abs((fitted.x() - 3) - (whole.right() - fitted.right())) <= 1);
  }

  @Test
  void emptyAreasAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Area(0, 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Area(-1, 0, 1, 1));
  }
}
