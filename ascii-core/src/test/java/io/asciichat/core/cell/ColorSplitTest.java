package io.asciichat.core.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.Light;
import io.asciichat.core.color.Rgb;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColorSplitTest {
  private static final int CELLS = 4000;

  private static int split(ColorSplit split, int... cell) {
    for (int i = 0; i < cell.length; i++) {
      split.pixel(i, cell[i]);
    }
    return split.split();
  }

  /** How often squared luminance counts beside the squares of the channels. */
  private static final int LIGHT_WEIGHT = 12;

  /** What is left of squared error when every pixel has its group's colour. */
  private static long error(int[] cell, int pattern, int high, int low) {
    long error = 0;
    for (int i = 0; i < cell.length; i++) {
      int shown = (pattern >> i & 1) != 0 ? high : low;
      for (int shift = 0; shift <= 16; shift += 8) {
        int off = (cell[i] >> shift & 0xff) - (shown >> shift & 0xff);
        error += (long) off * off;
      }
      int light = Rgb.luminance(cell[i]) - Rgb.luminance(shown);
      error += (long) LIGHT_WEIGHT * light * light;
    }
    return error;
  }

  /** The least squared error of all ways to divide the pixels. */
  private static double least(int[] cell) {
    double least = Double.MAX_VALUE;
    for (int pattern = 0; pattern < 1 << cell.length - 1; pattern++) {
      double error = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int channel = shift;
        error += spread(cell, pattern, rgb -> rgb >> channel & 0xff);
      }
      error += LIGHT_WEIGHT * spread(cell, pattern, Rgb::luminance);
      least = Math.min(least, error);
    }
    return least;
  }

  /** The mean of the values of a group of pixels. */
  private static int mean(int[] cell, int pattern, int group) {
    int mean = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int channel = shift;
      double value =
          IntStream.range(0, cell.length)
              .filter(i -> (pattern >> i & 1) == group)
              .map(i -> cell[i] >> channel & 0xff)
              .average()
              .orElse(0);
      mean |= (int) Math.round(value) << shift;
    }
    return mean;
  }

  /** From afar light mixes, not values. */
  @Property(tries = 300)
  void groupsHaveTheMeanOfTheirLight(@ForAll long seed) {
    int[] cell = noise(8, new Random(seed));
    ColorSplit split = new ColorSplit(cell.length);
    int pattern = split(split, cell);
    for (int group = 0; group < 2; group++) {
      int shown = group == 1 ? split.high() : split.low();
      for (int shift = 0; shift <= 16; shift += 8) {
        double light = 0;
        int count = 0;
        for (int i = 0; i < cell.length; i++) {
          if ((pattern >> i & 1) == group) {
            light += Light.of(cell[i] >> shift & 0xff);
            count++;
          }
        }
        assertEquals(light / count, Light.of(shown >> shift & 0xff), 0.0045);
      }
    }
  }

  @Property(tries = 500)
  void eachPixelGoesToTheNearerOfTwoColors(
      @ForAll long seed, @ForAll @IntRange(max = 0xffffff) int one) {
    Random random = new Random(seed);
    int[] cell = noise(8, random);
    int other = random.nextInt(1 << 24);
    ColorSplit split = new ColorSplit(cell.length);
    split(split, cell);
    int pattern = split.nearer(one, other);
    for (int i = 0; i < cell.length; i++) {
      int turned = pattern ^ 1 << i;
      // Luminance is rounded where errors are summed.
      assertTrue(split.error(pattern, one, other) <= 1.02 * split.error(turned, one, other) + 2000);
    }
    assertEquals(0, split.nearer(one, one));
  }

  private static double spread(int[] cell, int pattern, IntUnaryOperator measure) {
    return spread(cell, pattern, 1, measure) + spread(cell, pattern, 0, measure);
  }

  private static double spread(int[] cell, int pattern, int group, IntUnaryOperator measure) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int i = 0; i < cell.length; i++) {
      if ((pattern >> i & 1) == group) {
        int value = measure.applyAsInt(cell[i]);
        sum += value;
        squares += (double) value * value;
        count++;
      }
    }
    return count == 0 ? 0 : squares - sum * sum / count;
  }

  private static int[] noise(int pixels, Random random) {
    return random.ints(pixels, 0, 1 << 24).toArray();
  }

  /** Two colours on either side of a line, with a camera's noise. */
  private static int[] edge(int pixels, Random random) {
    int[] cell = new int[pixels];
    int one = random.nextInt(1 << 24);
    int other = random.nextInt(1 << 24);
    double angle = random.nextDouble() * Math.PI;
    double offset = random.nextDouble() - 0.5;
    for (int i = 0; i < pixels; i++) {
      double side =
          Math.cos(angle) * (i % 2 - 0.5)
              + Math.sin(angle) * (Math.floorDiv(i, 2) - pixels / 4.0 + 0.5);
      cell[i] = noisy(side > offset ? one : other, random);
    }
    return cell;
  }

  /** From one colour to another, with a camera's noise. */
  private static int[] gradient(int pixels, Random random) {
    int[] cell = new int[pixels];
    int one = random.nextInt(1 << 24);
    int other = random.nextInt(1 << 24);
    double rightwards = random.nextDouble();
    for (int i = 0; i < pixels; i++) {
      double part = (i % 2 * rightwards + Math.floorDiv(i, 2) * (1 - rightwards)) / (pixels / 2.0);
      int mixed = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int from = one >> shift & 0xff;
        mixed |= (int) (from + ((other >> shift & 0xff) - from) * part) << shift;
      }
      cell[i] = noisy(mixed, random);
    }
    return cell;
  }

  private static int noisy(int rgb, Random random) {
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      long value = (rgb >> shift & 0xff) + Math.round(3 * random.nextGaussian());
      result |= Math.clamp(value, 0, 255) << shift;
    }
    return result;
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6, 8})
  void nearlyAsGoodAsTheBestOfAllDivisions(int pixels) {
    Random random = new Random(pixels);
    ColorSplit split = new ColorSplit(pixels);
    double[] sums = new double[3];
    double[] best = new double[3];
    double[] worst = new double[3];
    for (int i = 0; i < CELLS; i++) {
      int kind = i % 3;
      int[] cell =
          kind == 0
              ? noise(pixels, random)
              : kind == 1 ? edge(pixels, random) : gradient(pixels, random);
      int pattern = split(split, cell);
      long error = error(cell, pattern, mean(cell, pattern, 1), mean(cell, pattern, 0));
      // A rounded mean is off by up to half a level in each channel of each pixel, and by one in
      // luminance.
      double least = least(cell) + (0.75 + LIGHT_WEIGHT) * pixels;
      sums[kind] += error;
      best[kind] += least;
      worst[kind] = Math.max(worst[kind], error / least);
    }
    assertTrue(sums[0] < 1.07 * best[0] && worst[0] < 2.1, sums[0] / best[0] + ", " + worst[0]);
    assertTrue(sums[1] < 1.01 * best[1] && worst[1] < 1.3, sums[1] / best[1] + ", " + worst[1]);
    assertTrue(sums[2] < 1.07 * best[2] && worst[2] < 1.5, sums[2] / best[2] + ", " + worst[2]);
  }

  @Property(tries = 500)
  void twoColorsAreKeptAsTheyAre(
      @ForAll @IntRange(max = 0xffffff) int one,
      @ForAll @IntRange(max = 0xffffff) int other,
      @ForAll @IntRange(min = 1, max = 254) int drawn) {
    int apart = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      apart = Math.max(apart, Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
    }
    int[] cell = new int[8];
    for (int i = 0; i < cell.length; i++) {
      cell[i] = (drawn >> i & 1) != 0 ? one : other;
    }
    ColorSplit split = new ColorSplit(cell.length);
    int pattern = split(split, cell);
    if (apart > 1) {
      assertEquals(0, error(cell, pattern, split.high(), split.low()));
    } else {
      assertEquals(0, pattern);
      assertTrue(error(cell, 0, split.high(), split.low()) <= 3L * 8 * 2 * 2);
    }
  }

  @Property(tries = 200)
  void aCellOfOneColorIsOneGroup(
      @ForAll @IntRange(max = 0xffffff) int rgb, @ForAll @IntRange(min = 2, max = 8) int pixels) {
    int[] cell = new int[pixels];
    Arrays.fill(cell, rgb);
    ColorSplit split = new ColorSplit(pixels);
    assertEquals(0, split(split, cell));
    assertEquals(rgb, split.low());
    assertEquals(rgb, split.high());
  }
}
