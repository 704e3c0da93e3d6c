package io.asciichat.core.color;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RgbTest {
  /** ACIP: (77 R + 150 G + 29 B + 128) / 256. */
  @ParameterizedTest
  @CsvSource({
    "0x000000, 0",
    "0xffffff, 255",
    "0xff0000, 77",
    "0x00ff00, 149",
    "0x0000ff, 29",
    "0x900000, 43",
    "0x010101, 1"
  })
  void luminanceIsThatOfTheProtocol(String rgb, int luminance) {
    assertEquals(luminance, Rgb.luminance(Integer.decode(rgb)));
  }

  @Property(tries = 100)
  void aGreyIsAsBrightAsItsChannels(@ForAll @IntRange(max = 255) int grey) {
    assertEquals(grey, Rgb.luminance(grey * 0x010101));
    assertEquals(grey, Rgb.brightest(grey * 0x010101));
  }

  @ParameterizedTest
  @CsvSource({"0xff0001, 255", "0x00fe01, 254", "0x010203, 3", "0x000000, 0"})
  void theBrightestChannel(String rgb, int brightest) {
    assertEquals(brightest, Rgb.brightest(Integer.decode(rgb)));
  }

  @Property(tries = 300)
  void scalingRoundsAndSaturatesEveryChannelByItself(
      @ForAll @IntRange(max = 0xffffff) int rgb, @ForAll @IntRange(max = 65_535) int factor) {
    int scaled = Rgb.scale(rgb, factor);
    for (int shift = 0; shift <= 16; shift += 8) {
      long wanted = Math.min(255, Math.round((rgb >> shift & 0xff) * factor / 256.0));
      assertEquals(wanted, scaled >> shift & 0xff);
    }
    assertEquals(0, scaled >>> 24);
  }
}
