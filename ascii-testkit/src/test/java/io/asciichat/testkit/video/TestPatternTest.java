package io.asciichat.testkit.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.testkit.contract.VideoSourceContract;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPatternTest extends VideoSourceContract {
  @Override
  protected VideoSource open() {
    return new TestPattern("Alice", 480, 270, 30, 1, pool);
  }

  @Test
  void sameTimeGivesSamePictureInAnyOrder() {
    TestPattern one = new TestPattern("Alice", 160, 90, 30, 1, pool);
    TestPattern other = new TestPattern("Alice", 160, 90, 30, 1, pool);
    pixels(one, 1_000_000_000L);
    byte[] first = pixels(one, 5_000_000_000L);
    byte[] again = pixels(other, 5_000_000_000L);
    assertArrayEquals(first, again);
    assertFalse(Arrays.equals(first, pixels(one, 5_040_000_000L)));
  }

  @Test
  void showsOnePictureAnInterval() {
    TestPattern source = new TestPattern("Alice", 32, 18, 25, 1, pool);
    int shown = 0;
    for (long now = 0; now < 1_000_000_000L; now += 4_000_000) {
      RgbFrame frame = source.next(now);
      if (frame != null) {
        shown++;
        frame.release();
      }
    }
    assertEquals(25, shown);
  }

  @Test
  void differentPeopleHaveDifferentColours() {
    for (long a = 0; a < 6; a++) {
      for (long b = a + 1; b < 6; b++) {
        double apart = Math.abs(Hues.ofSeed(a) - Hues.ofSeed(b));
        assertTrue(Math.min(apart, 1 - apart) > 0.08, a + " and " + b);
      }
    }
  }

  @Test
  void theNameCanBeReadInSixtyBySeventeenCells() {
    TestPattern source = new TestPattern("Alice", 480, 270, 30, 0, pool);
    RgbFrame frame = source.next(0);
    assertNotNull(frame);
    StringBuilder picture = new StringBuilder();
    for (int row = 6; row < 15; row++) {
      for (int column = 0; column < 60; column++) {
        picture.append(brightness(frame, column, row) > 150 ? '#' : ' ');
      }
      picture.append('\n');
    }
    // The crossbar of the A and the foot of the L, both two columns a dot.
    assertTrue(picture.toString().contains("##########"), picture::toString);
    long lit = picture.chars().filter(c -> c == '#').count();
    long dots = 0;
    for (char letter : "ALICE".toCharArray()) {
      for (int i = 0; i < 35; i++) {
        dots += BlockLetters.dot(letter, i % 5, i / 5) ? 1 : 0;
      }
    }
    assertEquals(2.0 * dots, (double) lit, dots * 0.5, picture::toString);
    frame.release();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "1,300", "640,1", "7,5", "1920,1080"})
  void paintsAnySize(int width, int height) {
    TestPattern source = new TestPattern("Charlotte Amalie", width, height, 30, 3, pool);
    for (long second = 0; second < 40; second++) {
      RgbFrame frame = source.next(second * 1_000_000_000L);
      assertNotNull(frame);
      assertEquals(width * height * 3, frame.size());
      frame.release();
    }
    assertEquals(0, pool.outstanding());
  }

  @ParameterizedTest
  @CsvSource(
      value = {"José_1|JOSE 1", "李|?", "  a b  |A B", "O'Neil-2.|O'NEIL-2.", "''|''"},
      delimiter = '|',
      quoteCharacter = '"')
  void foldsNamesIntoTheFont(String name, String folded) {
    assertEquals(folded, BlockLetters.fold(name));
  }

  @Test
  void letsThePictureFreeWithoutAName() {
    TestPattern source = new TestPattern(" ", 480, 270, 30, 0, pool);
    for (int y = 0; y < 270; y++) {
      assertEquals(0, Caption.overPattern(" ", 480, 270).shade(y));
    }
    pixels(source, 0);
  }

  @Test
  void warmsUpToNoNewBuffers() {
    BufferPool own = new BufferPool();
    TestPattern source = new TestPattern("Bob", 480, 270, 30, 2, own);
    for (long frame = 0; frame < 50; frame++) {
      pixels(source, frame * 40_000_000L);
    }
    assertEquals(1, own.created());
    assertNull(source.next(49 * 40_000_000L));
  }

  @Test
  void refusesSizesAndRatesThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new TestPattern("x", 0, 1, 30, 0, pool));
    assertThrows(IllegalArgumentException.class, () -> new TestPattern("x", 1, 1, 0, 0, pool));
    assertThrows(
        IllegalArgumentException.class, () -> new TestPattern("x", 1, 1, Double.NaN, 0, pool));
  }

  private static byte[] pixels(TestPattern source, long now) {
    RgbFrame frame = source.next(now);
    if (frame == null) {
      throw new AssertionError("no picture at " + now);
    }
    byte[] pixels =
        Arrays.copyOfRange(frame.array(), frame.offset(), frame.offset() + frame.size());
    frame.release();
    return pixels;
  }

  /** The mean of a cell of eight columns and a seventeenth of the height, 0 to 255. */
  private static int brightness(RgbFrame frame, int column, int row) {
    int top = row * 270 / 17;
    int bottom = (row + 1) * 270 / 17;
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      int start = frame.offset() + (y * 480 + column * 8) * 3;
      for (int i = 0; i < 24; i++) {
        sum += frame.array()[start + i] & 0xff;
      }
    }
    return (int) (sum / (24L * (bottom - top)));
  }
}
