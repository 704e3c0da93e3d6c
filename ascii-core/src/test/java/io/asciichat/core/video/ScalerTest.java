package io.asciichat.core.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.PooledBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScalerTest {
  private static final int TAPS = 16;

  private static int[] scale(RgbFrame frame, int width, int height) {
    int[] target = new int[width * height];
    new Scaler()
        .scale(
            frame,
            new Axis(frame.width(), width, TAPS, false),
            new Axis(frame.height(), height, TAPS, false),
            target,
            0,
            width);
    return target;
  }

  /** How much of source position {@code from} belongs to output position {@code to}. */
  private static double weight(int source, int length, int to, int from) {
    double ratio = (double) source / length;
    if (ratio > 1) {
      double covered = Math.min(from + 1, (to + 1) * ratio) - Math.max(from, to * ratio);
      return Math.max(0, covered) / ratio;
    }
    double centre = Math.clamp((to + 0.5) * ratio - 0.5, 0, source - 1.0);
    return Math.max(0, 1 - Math.abs(from - centre));
  }

  private static double exact(RgbFrame frame, int width, int height, int x, int y, int shift) {
    double sum = 0;
    for (int v = 0; v < frame.height(); v++) {
      double row = weight(frame.height(), height, y, v);
      for (int u = 0; row > 0 && u < frame.width(); u++) {
        int channel = TestPictures.pixel(frame, u, v) >> shift & 0xff;
        sum += row * weight(frame.width(), width, x, u) * channel;
      }
    }
    return sum;
  }

  /**
   * How far rounded weights can lead astray: each border between two source positions is off by up
   * to half a unit.
   */
  private static double mostError(int source, int length) {
    int covered = (int) Math.ceil(Math.max(1.0, (double) source / length)) + 1;
    return (covered - 1) * 0.5 * 255 / Axis.UNIT;
  }

  @Property(tries = 200)
  void everyChannelIsAsExactAsRoundingAllows(
      @ForAll @IntRange(min = 1, max = 60) int sourceWidth,
      @ForAll @IntRange(min = 1, max = 60) int sourceHeight,
      @ForAll @IntRange(min = 4, max = 70) int width,
      @ForAll @IntRange(min = 4, max = 70) int height,
      @ForAll long seed) {
    RgbFrame frame = TestPictures.noise(sourceWidth, sourceHeight, seed);
    int[] scaled = scale(frame, width, height);
    double most = 1 + mostError(sourceWidth, width) + mostError(sourceHeight, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          double exact = exact(frame, width, height, x, y, shift);
          int ours = scaled[y * width + x] >> shift & 0xff;
          assertTrue(Math.abs(ours - exact) <= most, () -> ours + " instead of " + exact);
        }
      }
    }
  }

  @Property(tries = 200)
  void aFlatPictureStaysFlatAtAnySize(
      @ForAll @IntRange(min = 1, max = 900) int sourceWidth,
      @ForAll @IntRange(min = 1, max = 300) int sourceHeight,
      @ForAll @IntRange(min = 1, max = 50) int width,
      @ForAll @IntRange(min = 1, max = 50) int height,
      @ForAll @IntRange(max = 0xffffff) int rgb) {
    for (int pixel : scale(TestPictures.flat(sourceWidth, sourceHeight, rgb), width, height)) {
      assertEquals(rgb, pixel);
    }
  }

  @Test
  void samplesOfAStronglyShrunkPictureAreSpreadOverAllOfIt() {
    RgbFrame gradient =
        TestPictures.drawn(1000, 1000, (x, y) -> x * 255 / 999 << 16 | y * 255 / 999);
    int pixel = scale(gradient, 1, 1)[0];
    assertEquals(127, pixel >> 16, 2);
    assertEquals(127, pixel & 0xff, 2);
  }

  @Test
  void theSameSizeIsACopy() {
    RgbFrame frame = TestPictures.noise(37, 11, 5);
    int[] copy = scale(frame, 37, 11);
    for (int i = 0; i < copy.length; i++) {
      assertEquals(TestPictures.pixel(frame, i % 37, i / 37), copy[i]);
    }
  }

  @Test
  void pixelsMayStandAnywhereInTheirBufferEvenAtItsVeryEnd() {
    byte[] bytes = new byte[5 + 7 * 3 * 3];
    bytes[bytes.length - 1] = (byte) 0xff;
    bytes[5] = (byte) 0x80;
    RgbFrame frame = new RgbFrame(PooledBuffer.unpooled(bytes), 5, 7, 3);
    int[] copy = scale(frame, 7, 3);
    assertEquals(0x800000, copy[0]);
    assertEquals(0x0000ff, copy[20]);
  }

  @Test
  void onlyTheTargetsOwnPartIsWritten() {
    int[] target = new int[6 * 5];
    new Scaler()
        .scale(
            TestPictures.flat(9, 9, 0xffffff),
            new Axis(9, 2, TAPS, false),
            new Axis(9, 3, TAPS, false),
            target,
            6 + 1,
            6);
    for (int i = 0; i < target.length; i++) {
      boolean inside = i / 6 >= 1 && i / 6 <= 3 && i % 6 >= 1 && i % 6 <= 2;
      assertEquals(inside ? 0xffffff : 0, target[i]);
    }
  }
}
