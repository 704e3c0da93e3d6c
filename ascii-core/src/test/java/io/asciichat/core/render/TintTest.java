package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.Rgb;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TintTest {
  private static final long CYCLE = 3_500_000_000L;
  private static final int WIDTH = 60;

  private static int[] tinted(ColorFilter filter, int[] pixels, long now) {
    return new Tint(filter, WIDTH, pixels.length).apply(pixels, now);
  }

  private static int[] greys() {
    int[] greys = new int[256];
    Arrays.setAll(greys, grey -> grey * 0x010101);
    return greys;
  }

  private static int[] row(int rgb) {
    int[] row = new int[WIDTH];
    Arrays.fill(row, rgb);
    return row;
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorFilter.class,
      names = {"NONE", "BLACK", "RAINBOW"},
      mode = EnumSource.Mode.EXCLUDE)
  void whiteBecomesTheFiltersColorAndGreysItsShades(ColorFilter filter) {
    int[] shades = tinted(filter, greys(), 0);
    assertEquals(0, shades[0]);
    assertEquals(filter.rgb(), shades[255]);
    for (int grey = 0; grey < 256; grey++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        double wanted = (filter.rgb() >> shift & 0xff) * grey / 255.0;
        assertEquals(wanted, shades[grey] >> shift & 0xff, 1.01);
      }
    }
  }

  @Test
  void whiteLeavesTheLuminanceAlone() {
    int[] pixels = new Random(1).ints(1000, 0, 1 << 24).toArray();
    int[] shades = tinted(ColorFilter.WHITE, pixels, 0);
    for (int i = 0; i < pixels.length; i++) {
      assertEquals(Rgb.luminance(pixels[i]) * 0x010101, shades[i]);
    }
  }

  @Test
  void blackTurnsGreysRound() {
    int[] turned = tinted(ColorFilter.BLACK, greys(), 0);
    for (int grey = 0; grey < 256; grey++) {
      assertEquals((255 - grey) * 0x010101, turned[grey]);
    }
  }

  @Property(tries = 100)
  void theRainbowIsTheSameEveryThreeAndAHalfSeconds(
      @ForAll @LongRange(min = -10_000_000_000_000L, max = 10_000_000_000_000L) long now) {
    int[] pixels = new Random(now).ints(WIDTH * 3, 0, 1 << 24).toArray();
    int[] shown = tinted(ColorFilter.RAINBOW, pixels, now);
    assertArrayEquals(shown, tinted(ColorFilter.RAINBOW, pixels, now + CYCLE));
    assertArrayEquals(shown, tinted(ColorFilter.RAINBOW, pixels, now - 5 * CYCLE));
    assertFalse(Arrays.equals(shown, tinted(ColorFilter.RAINBOW, pixels, now + CYCLE / 3)));
  }

  @Test
  void theRainbowMovesToTheRight() {
    int[] white = row(0xffffff);
    int[] before = tinted(ColorFilter.RAINBOW, white, 0);
    int[] after = tinted(ColorFilter.RAINBOW, white, CYCLE / WIDTH);
    for (int x = 1; x < WIDTH; x++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        assertEquals(before[x - 1] >> shift & 0xff, after[x] >> shift & 0xff, 2);
      }
    }
  }

  @Test
  void theRainbowHasAllHuesOnceAcrossThePicture() {
    int[] shown = tinted(ColorFilter.RAINBOW, row(0xffffff), 0);
    int[] sixths = {0xff0000, 0xffff00, 0x00ff00, 0x00ffff, 0x0000ff, 0xff00ff};
    for (int i = 0; i < sixths.length; i++) {
      assertEquals(sixths[i], shown[i * WIDTH / 6]);
    }
    assertEquals(WIDTH, Arrays.stream(shown).distinct().count());
  }

  @Test
  void everyRowOfTheRainbowIsTheSame() {
    int[] white = new int[WIDTH * 4];
    Arrays.fill(white, 0xffffff);
    int[] shown = tinted(ColorFilter.RAINBOW, white, 123_456_789);
    for (int i = WIDTH; i < shown.length; i++) {
      assertEquals(shown[i - WIDTH], shown[i]);
    }
  }

  @ParameterizedTest
  @EnumSource(ColorFilter.class)
  void onlyTheRainbowMoves(ColorFilter filter) {
    assertEquals(filter == ColorFilter.RAINBOW, filter.moves());
    int[] pixels = new Random(2).ints(WIDTH, 0, 1 << 24).toArray();
    boolean same = Arrays.equals(tinted(filter, pixels, 0), tinted(filter, pixels, 1_000_000_000));
    assertTrue(filter == ColorFilter.NONE || same != filter.moves());
  }
}
