package io.asciichat.media.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AreaRasterTest {
  private static final int SIZE = 6;

  private static byte[] cover(Shape shape) {
    return new AreaRaster(SIZE, SIZE).cover(shape);
  }

  private static Rectangle2D pixel(int index) {
    return new Rectangle(index % SIZE, index / SIZE, 1, 1);
  }

  @Property(tries = 500)
  void aRectangleCoversItsShareOfEachPixel(
      @ForAll @DoubleRange(min = -3, max = 9) double x,
      @ForAll @DoubleRange(min = -3, max = 9) double y,
      @ForAll @DoubleRange(min = 0, max = 12) double width,
      @ForAll @DoubleRange(min = 0, max = 12) double height) {
    Rectangle2D shape = new Rectangle2D.Double(x, y, width, height);
    byte[] coverage = cover(shape);
    for (int i = 0; i < coverage.length; i++) {
      Rectangle2D common = shape.createIntersection(pixel(i));
      double area = Math.max(0, common.getWidth()) * Math.max(0, common.getHeight());
      assertEquals(area * 255, coverage[i] & 0xff, 0.51, "pixel " + i);
    }
  }

  /** Triangles, also ones that stick out on every side, against counting points in each pixel. */
  @Property(tries = 300)
  void aTriangleCoversItsShareOfEachPixel(
      @ForAll @Size(6) List<@DoubleRange(min = -8, max = 14) Double> corners) {
    Path2D shape = new Path2D.Double();
    shape.moveTo(corners.get(0), corners.get(1));
    shape.lineTo(corners.get(2), corners.get(3));
    shape.lineTo(corners.get(4), corners.get(5));
    byte[] coverage = cover(shape);
    int fine = 24;
    for (int i = 0; i < coverage.length; i++) {
      int inside = 0;
      for (int point = 0; point < fine * fine; point++) {
        double x = pixel(i).getX() + (point % fine + 0.5) / fine;
        double y = pixel(i).getY() + (Math.floorDiv(point, fine) + 0.5) / fine;
        inside += shape.contains(x, y) ? 1 : 0;
      }
      assertEquals(inside * 255.0 / (fine * fine), coverage[i] & 0xff, 16, "pixel " + i);
    }
  }

  @Test
  void curvesAreFollowed() {
    double sum = 0;
    for (byte value : cover(new Ellipse2D.Double(0.5, 0.5, 5, 5))) {
      sum += (value & 0xff) / 255.0;
    }
    assertEquals(Math.PI * 2.5 * 2.5, sum, 0.1);
  }

  @Test
  void holesStayEmptyAndOverlapsCountOnce() {
    Path2D ring = new Path2D.Double(new Rectangle2D.Double(0, 0, 6, 6));
    ring.moveTo(2, 2);
    ring.lineTo(2, 4);
    ring.lineTo(4, 4);
    ring.lineTo(4, 2);
    ring.closePath();
    assertEquals(0, cover(ring)[2 * SIZE + 2]);
    assertEquals(-1, cover(ring)[0]);
    Path2D twice = new Path2D.Double(new Rectangle2D.Double(0, 0, 4, 4));
    twice.append(new Rectangle2D.Double(2, 2, 4, 4), false);
    assertEquals(-1, cover(twice)[3 * SIZE + 3]);
  }

  @Test
  void aRasterMayBeUsedAgain() {
    AreaRaster raster = new AreaRaster(SIZE, SIZE);
    Shape shape = new Ellipse2D.Double(1, 1, 3, 4);
    byte[] first = raster.cover(shape);
    raster.cover(new Rectangle2D.Double(0, 0, 6, 6));
    assertArrayEquals(first, raster.cover(shape));
  }
}
