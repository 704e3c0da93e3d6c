package io.asciichat.media.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.IndexColorModel;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuantizerTest {
  private final Quantizer quantizer = new Quantizer();

  private int[] reduce(int[] pixels) {
    byte[] indexes = new byte[pixels.length];
    IndexColorModel colors = quantizer.quantize(pixels, pixels.length, indexes);
    assertTrue(colors.getMapSize() <= Quantizer.COLORS);
    int[] result = new int[pixels.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = colors.getRGB(indexes[i]) & 0xffffff;
    }
    return result;
  }

  private static double meanSquare(int[] one, int[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        double difference = (one[i] >> shift & 0xff) - (other[i] >> shift & 0xff);
        sum += difference * difference;
      }
    }
    return sum / (3.0 * one.length);
  }

  @Property(tries = 50)
  void fewDistinctColoursAreKept(
      @ForAll @IntRange(min = 1, max = 256) int count, @ForAll Random random) {
    int[] pixels = new int[4000];
    for (int i = 0; i < pixels.length; i++) {
      // One colour for each place of a coarse grid, so that they can be told apart.
      int color = random.nextInt(count);
      pixels[i] = (color & 7) * 36 << 16 | (color >> 3 & 7) * 36 << 8 | (color >> 6) * 85;
    }
    assertEquals(0, meanSquare(pixels, reduce(pixels)));
  }

  @Test
  void aGreyRampOf256IsNearlyKept() {
    int[] pixels = new int[256];
    for (int i = 0; i < 256; i++) {
      pixels[i] = i * 0x010101;
    }
    // 64 greens and 32 reds and blues are told apart: at most two levels off.
    assertTrue(meanSquare(pixels, reduce(pixels)) < 4);
  }

  @Test
  void noiseOfAllColoursIsNearerThanAFixedCube() {
    Random random = new Random(7);
    int[] pixels = random.ints(60_000, 0, 0x1000000).toArray();
    int[] cube = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        cube[i] |= (int) Math.round((pixels[i] >> shift & 0xff) / 51.0) * 51 << shift;
      }
    }
    assertTrue(meanSquare(pixels, reduce(pixels)) < meanSquare(pixels, cube) * 0.95);
  }

  @Test
  void aPictureOfTwoHuesSpendsItsColoursOnThem() {
    Random random = new Random(3);
    int[] pixels = new int[20_000];
    for (int i = 0; i < pixels.length; i++) {
      int level = random.nextInt(256);
      pixels[i] = i % 2 == 0 ? level << 16 : level << 8 | level;
    }
    assertTrue(meanSquare(pixels, reduce(pixels)) < 3);
  }
}
