package io.asciichat.core.color;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DitherTest {
  private static final int SAMPLES = 3000;

  static List<Dither> all() {
    return List.of(
        Dither.areas(ColorTable.EIGHT),
        Dither.areas(ColorTable.SIXTEEN),
        Dither.areas(ColorTable.XTERM),
        Dither.characters(ColorTable.EIGHT),
        Dither.characters(ColorTable.SIXTEEN),
        Dither.characters(ColorTable.XTERM));
  }

  /** Text and drawings in a terminal's own colours must not get speckled. */
  @ParameterizedTest
  @MethodSource("all")
  void aColorOfTheTableIsNeverMixed(Dither dither) {
    ColorTable table = dither.table();
    boolean characters = !dither.equals(Dither.areas(table));
    for (int index = table.first() + (characters ? 1 : 0); index < table.size(); index++) {
      int shown = dither.index(table.rgb(index), 0);
      for (int threshold = 1; threshold < Threshold.LEVELS; threshold++) {
        assertEquals(shown, dither.index(table.rgb(index), threshold), "speckles in " + index);
      }
      assertTrue(farthestChannel(table.rgb(index), table.rgb(shown)) <= 7, index + " as " + shown);
    }
  }

  @Test
  void allButTheCubesFourMiddleGreysAreShownAsThemselves() {
    int[] notThemselves =
        IntStream.range(0, 16)
            .filter(index -> index != shownAs(ColorTable.SIXTEEN, index))
            .toArray();
    assertArrayEquals(new int[0], notThemselves);
    int[] greys =
        IntStream.range(16, 256)
            .filter(index -> index != shownAs(ColorTable.XTERM, index))
            .toArray();
    assertArrayEquals(new int[] {59, 102, 145, 188}, greys);
  }

  private static int shownAs(ColorTable table, int index) {
    return Dither.areas(table).index(table.rgb(index), 5);
  }

  @Property(tries = 500)
  void aThresholdPicksOneOfTwoAndTheSecondBelowItsShare(
      @ForAll @IntRange(max = 0xffffff) int rgb, @ForAll @IntRange(max = 5) int which) {
    Dither dither = all().get(which);
    int second = dither.index(rgb, 0);
    int first = dither.index(rgb, Threshold.LEVELS - 1);
    boolean switched = false;
    for (int threshold = 0; threshold < Threshold.LEVELS; threshold++) {
      int index = dither.index(rgb, threshold);
      switched |= index != second;
      assertEquals(switched ? first : second, index);
    }
  }

  @Property(tries = 500)
  void charactersAreNeverBlack(@ForAll @IntRange(max = 0xffffff) int rgb) {
    for (int threshold = 0; threshold < Threshold.LEVELS; threshold++) {
      assertNotEquals(0, Dither.characters(ColorTable.EIGHT).index(rgb, threshold));
      assertNotEquals(0, Dither.characters(ColorTable.SIXTEEN).index(rgb, threshold));
      assertNotEquals(16, Dither.characters(ColorTable.XTERM).index(rgb, threshold));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void mixturesComeNearerThanTheNearestColorAlone(Dither dither) {
    Random random = new Random(1);
    double mixed = 0;
    double nearest = 0;
    for (int i = 0; i < SAMPLES; i++) {
      // Eight colours reach white, but of all hues only the dark half.
      int rgb = random.nextInt() & (dither.table().size() == 8 ? 0x7f7f7f : 0xffffff);
      mixed += Math.sqrt(mean(dither, rgb).distance(OkLab.of(rgb)));
      nearest += Math.sqrt(nearest(dither, rgb));
    }
    boolean large = dither.table().equals(ColorTable.XTERM);
    assertTrue(mixed < nearest, mixed + " " + nearest);
    assertTrue(mixed / SAMPLES < (large ? 0.04 : 0.12), "mean " + mixed / SAMPLES);
  }

  /** Noise where one colour would do hides what little there is to see. */
  @ParameterizedTest
  @MethodSource("all")
  void mostColorsAreNotMixed(Dither dither) {
    Random random = new Random(2);
    int mixed = 0;
    for (int i = 0; i < SAMPLES; i++) {
      int rgb = random.nextInt() & 0xffffff;
      mixed += dither.index(rgb, 0) == dither.index(rgb, Threshold.LEVELS - 1) ? 0 : 1;
    }
    assertTrue(mixed > 0.02 * SAMPLES && mixed < 0.4 * SAMPLES, "mixed: " + mixed);
  }

  /** A wall in the middle greys has no hue of its own and gets none. */
  @Test
  void greysOfSixteenColorsStayGrey() {
    Dither dither = Dither.areas(ColorTable.SIXTEEN);
    for (int grey = 112; grey < 256; grey++) {
      for (int threshold = 0; threshold < Threshold.LEVELS; threshold++) {
        int shown = ColorTable.SIXTEEN.rgb(dither.index(grey * 0x010101, threshold));
        assertEquals((shown & 0xff) * 0x010101, shown, "grey " + grey);
      }
    }
  }

  private static OkLab mean(Dither dither, int rgb) {
    float l = 0;
    float a = 0;
    float b = 0;
    for (int threshold = 0; threshold < Threshold.LEVELS; threshold++) {
      OkLab place = dither.table().place(dither.index(rgb, threshold));
      l += place.l() / Threshold.LEVELS;
      a += place.a() / Threshold.LEVELS;
      b += place.b() / Threshold.LEVELS;
    }
    return new OkLab(l, a, b);
  }

  private static float nearest(Dither dither, int rgb) {
    OkLab wanted = OkLab.of(rgb);
    float least = Float.MAX_VALUE;
    for (int index = dither.table().first(); index < dither.table().size(); index++) {
      least = Math.min(least, wanted.distance(dither.table().place(index)));
    }
    return least;
  }

  private static int farthestChannel(int one, int two) {
    int farthest = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      farthest = Math.max(farthest, Math.abs((one >> shift & 0xff) - (two >> shift & 0xff)));
    }
    return farthest;
  }

  @Test
  void threadsThatMeetAColorTogetherFindTheSame() {
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(CompletableFuture.supplyAsync(DitherTest::allMixtures));
    }
    int hash = allMixtures();
    for (CompletableFuture<Integer> answer : answers) {
      assertEquals(hash, answer.join());
    }
  }

  private static int allMixtures() {
    int hash = 0;
    for (int rgb = 0; rgb < 0x1000000; rgb += 0x1357) {
      hash = hash * 31 + Dither.areas(ColorTable.SIXTEEN).index(rgb, rgb % Threshold.LEVELS);
    }
    return hash;
  }
}
