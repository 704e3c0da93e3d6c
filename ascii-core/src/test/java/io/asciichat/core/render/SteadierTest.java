package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteadierTest {
  private static final int USUAL = Look.USUAL_STEADINESS;

  /** Levels that the shown colour may differ from the mean, as {@link Steadier} says. */
  private static double slack(int steadiness) {
    return (steadiness + 2) / 2.0;
  }

  private static int jump(int steadiness) {
    return 4 * steadiness;
  }

  private static int[] flat(int pixels, int rgb) {
    int[] flat = new int[pixels];
    Arrays.fill(flat, rgb);
    return flat;
  }

  private static int show(Steadier steadier, int rgb) {
    return steadier.apply(new int[] {rgb}, 0)[0];
  }

  private static int difference(int one, int two) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      most = Math.max(most, Math.abs((one >> shift & 0xff) - (two >> shift & 0xff)));
    }
    return most;
  }

  @Property(tries = 100)
  void theFirstPictureIsShownAsItIsAndStaysWhileNothingChanges(
      @ForAll @IntRange(min = 1, max = 10) int steadiness, @ForAll long seed) {
    int[] picture = new Random(seed).ints(50, 0, 1 << 24).toArray();
    Steadier steadier = new Steadier(steadiness, picture.length);
    for (int frame = 0; frame < 40; frame++) {
      assertArrayEquals(picture, steadier.apply(picture, frame));
    }
  }

  @Property(tries = 300)
  void aJumpIsTakenOverAtOnceAndExactly(
      @ForAll @IntRange(min = 1, max = 10) int steadiness,
      @ForAll @IntRange(max = 0xffffff) int before,
      @ForAll @IntRange(max = 0xffffff) int after) {
    Steadier steadier = new Steadier(steadiness, 1);
    show(steadier, before);
    if (difference(before, after) > jump(steadiness)) {
      assertEquals(after, show(steadier, after));
      assertEquals(before, show(steadier, before));
    } else {
      int shown = show(steadier, after);
      assertTrue(difference(before, shown) <= difference(before, after));
    }
  }

  /** An object passes over a noisy background. */
  @Test
  void whatMovesLeavesNoTrace() {
    Random random = new Random(1);
    Steadier steadier = new Steadier(USUAL, 64);
    int[] still = flat(64, 0x406080);
    for (int frame = 0; frame < 100; frame++) {
      int[] picture = noisy(still, 1, random);
      int left = frame % 50;
      Arrays.fill(picture, left, left + 10, 0xc0c0c0);
      int[] shown = steadier.apply(picture, frame);
      for (int x = 0; x < 64; x++) {
        boolean covered = x >= left && x < left + 10;
        assertTrue(difference(covered ? 0xc0c0c0 : still[x], shown[x]) <= 7, "at " + x);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0.25", "4, 0.25", "4, 0.05", "10, 0.25", "10, -0.5"})
  void aSlowDriftIsFollowed(int steadiness, double step) {
    Steadier steadier = new Steadier(steadiness, 1);
    double value = step > 0 ? 20 : 220;
    show(steadier, ((int) value) * 0x010101);
    for (int frame = 0; frame < 300; frame++) {
      value += step;
      int rgb = (int) Math.round(value) * 0x010101;
      int shown = show(steadier, rgb);
      // The mean lags behind by fifteen steps; what is shown is rounded.
      double lag = 15 * Math.abs(step) + slack(steadiness) + 1;
      assertTrue(difference(rgb, shown) <= lag, difference(rgb, shown) + " > " + lag);
    }
    int end = (int) Math.round(value) * 0x010101;
    for (int frame = 0; frame < 100; frame++) {
      show(steadier, end);
    }
    assertTrue(difference(end, show(steadier, end)) <= slack(steadiness));
  }

  private static int[] noisy(int[] picture, double sigma, Random random) {
    int[] noisy = new int[picture.length];
    for (int i = 0; i < noisy.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        long value = (picture[i] >> shift & 0xff) + Math.round(sigma * random.nextGaussian());
        noisy[i] |= Math.clamp(value, 0, 255) << shift;
      }
    }
    return noisy;
  }

  /** The share of pixels that change from one frame to the next on a still scene. */
  private static double flicker(int steadiness, double sigma) {
    int pixels = 4000;
    Random random = new Random(7);
    int[] scene = random.ints(pixels, 0, 1 << 24).toArray();
    Steadier steadier = new Steadier(steadiness, pixels);
    int[] last = {};
    long changes = 0;
    for (int frame = 0; frame < 160; frame++) {
      int[] shown = steadier.apply(noisy(scene, sigma, random), frame);
      if (frame > 60) {
        for (int i = 0; i < pixels; i++) {
          changes += shown[i] == last[i] ? 0 : 1;
        }
      }
      last = shown.clone();
    }
    return changes / 99.0 / pixels;
  }

  @ParameterizedTest
  @CsvSource({"4, 1.5, 0.0007", "4, 2, 0.0015", "4, 3, 0.004", "6, 3, 0.0025", "10, 3, 0.0015"})
  void noiseHardlyEverShows(int steadiness, double sigma, double most) {
    double flicker = flicker(steadiness, sigma);
    assertTrue(flicker <= most, "changed: " + flicker);
  }

  @Test
  void channelsAreFollowedEachByItself() {
    Steadier steadier = new Steadier(USUAL, 3);
    steadier.apply(new int[] {0x808080, 0x808080, 0x808080}, 0);
    int[] shown = {};
    for (int frame = 0; frame < 100; frame++) {
      shown = steadier.apply(new int[] {0x8a8080, 0x808a80, 0x80808a}, 0);
    }
    assertTrue(difference(0x8a8080, shown[0]) <= slack(USUAL));
    assertTrue(difference(0x808a80, shown[1]) <= slack(USUAL));
    assertTrue(difference(0x80808a, shown[2]) <= slack(USUAL));
    assertEquals(0x8080, shown[0] & 0xffff);
    assertEquals(0x800080, shown[1] & 0xff00ff);
    assertEquals(0x808000, shown[2] & 0xffff00);
  }

  @Test
  void pixelsDoNotTouchEachOther() {
    Steadier steadier = new Steadier(USUAL, 3);
    steadier.apply(new int[] {0x101010, 0x808080, 0xf0f0f0}, 0);
    assertArrayEquals(
        new int[] {0x101010, 0xffffff, 0xf0f0f0},
        steadier.apply(new int[] {0x101010, 0xffffff, 0xf0f0f0}, 0));
  }
}
