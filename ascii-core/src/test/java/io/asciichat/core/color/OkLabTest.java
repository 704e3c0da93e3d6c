package io.asciichat.core.color;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OkLabTest {
  /** The values that CSS Color 4 and its implementations give for named colours. */
  @ParameterizedTest
  @CsvSource({
    "0x000000, 0, 0, 0",
    "0xffffff, 1, 0, 0",
    "0xff0000, 0.62796, 0.22486, 0.12585",
    "0x00ff00, 0.86644, -0.23389, 0.17950",
    "0x0000ff, 0.45201, -0.03246, -0.31153",
    "0x00ffff, 0.90540, -0.14944, -0.03940",
    "0xffff00, 0.96798, -0.07137, 0.19857",
    "0x808080, 0.59987, 0, 0",
    "0x663399, 0.44027, 0.08818, -0.13386"
  })
  void placesOfKnownColors(String rgb, float l, float a, float b) {
    OkLab place = OkLab.of(Integer.decode(rgb));
    assertEquals(l, place.l(), 1e-4);
    assertEquals(a, place.a(), 1e-4);
    assertEquals(b, place.b(), 1e-4);
  }

  @Property(tries = 200)
  void greysHaveNoHue(@ForAll @IntRange(max = 255) int grey) {
    OkLab place = OkLab.of(grey * 0x010101);
    assertEquals(0, place.a(), 1e-4);
    assertEquals(0, place.b(), 1e-4);
  }

  @Test
  void distanceIsSquaredAndTheSameBothWays() {
    OkLab one = new OkLab(0.5f, 0.1f, -0.2f);
    OkLab two = new OkLab(0.8f, 0.1f, 0.2f);
    assertEquals(0.25, one.distance(two), 1e-6);
    assertEquals(one.distance(two), two.distance(one));
    assertEquals(0, one.distance(one));
  }

  @Property(tries = 200)
  void aPlaceOnTheWayLiesThatFarAlong(
      @ForAll @IntRange(max = 0xffffff) int from,
      @ForAll @IntRange(max = 0xffffff) int to,
      @ForAll @IntRange(max = 64) int sixtyFourths) {
    OkLab start = OkLab.of(from);
    OkLab end = OkLab.of(to);
    float part = sixtyFourths / 64f;
    OkLab between = start.towards(end, part);
    assertEquals(part * start.distance(end), between.along(start, end), 1e-5);
  }
}
