package io.asciichat.core.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrameFitterTest {
  private final BufferPool pool = new BufferPool();
  private final FrameFitter fitter =
      new FrameFitter(pool, FrameFitter.SEND_WIDTH, FrameFitter.SEND_HEIGHT);

  @Test
  void aPictureThatFitsIsPassedOn() {
    RgbFrame frame = TestPictures.noise(480, 270, 1);
    RgbFrame fitted = fitter.fit(frame, false, false);
    assertSame(frame, fitted);
    fitted.release();
    frame.release();
    assertThrows(IllegalStateException.class, frame::retain);
  }

  @Test
  void cameraSizesFitAsInTheCProgram() {
    assertFits(640, 480, 360, 270);
    assertFits(1280, 720, 480, 270);
    assertFits(1920, 1080, 480, 270);
    assertFits(1000, 100, 480, 48);
    assertFits(100, 5000, 5, 270);
  }

  private void assertFits(int width, int height, int fittedWidth, int fittedHeight) {
    RgbFrame fitted = fitter.fit(TestPictures.flat(width, height, 0x123456), false, false);
    assertEquals(fittedWidth, fitted.width());
    assertEquals(fittedHeight, fitted.height());
    assertEquals(0x123456, TestPictures.pixel(fitted, fittedWidth - 1, fittedHeight - 1));
    fitted.release();
  }

  @Property(tries = 100)
  void flipsTurnPixelsOver(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll boolean flipX,
      @ForAll boolean flipY) {
    RgbFrame frame = TestPictures.noise(width, height, 3);
    RgbFrame turned = fitter.fit(frame, flipX, flipY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        assertEquals(
            TestPictures.pixel(frame, flipX ? width - 1 - x : x, flipY ? height - 1 - y : y),
            TestPictures.pixel(turned, x, y));
      }
    }
  }

  @Test
  void aFlipChangesWithItsFlagAndItsInput() {
    RgbFrame frame = TestPictures.drawn(2, 1, (x, y) -> x);
    assertEquals(1, TestPictures.pixel(fitter.fit(frame, true, false), 0, 0));
    assertEquals(0, TestPictures.pixel(fitter.fit(frame, false, true), 0, 0));
    RgbFrame wider = TestPictures.drawn(3, 1, (x, y) -> x);
    assertEquals(2, TestPictures.pixel(fitter.fit(wider, true, false), 0, 0));
  }

  @Test
  void buffersAreReused() {
    RgbFrame camera = TestPictures.noise(1280, 720, 4);
    for (int i = 0; i < 10; i++) {
      fitter.fit(camera, true, false).release();
    }
    assertTrue(pool.created() <= 1);
    assertEquals(0, pool.outstanding());
  }
}
