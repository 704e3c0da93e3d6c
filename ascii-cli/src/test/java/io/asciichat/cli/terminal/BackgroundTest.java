package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackgroundTest {
  @ParameterizedTest
  @CsvSource({
    "rgb:0000/0000/0000,      DARK",
    "rgb:ffff/ffff/ffff,      LIGHT",
    "rgb:f/f/f,               LIGHT",
    "rgb:ff/ff/dd,            LIGHT",
    "rgb:fdfd/f6f6/e3e3,      LIGHT",
    "rgb:0000/2b2b/3636,      DARK",
    "rgb:1e1e/1e1e/1e1e,      DARK",
    "rgb:7f/00/00,            DARK",
    "rgb:00/ff/00,            LIGHT",
    "rgb:00/00/ff,            DARK",
    "rgba:ffff/ffff/ffff/0000, LIGHT",
    "#ffffff,                 LIGHT",
    "#000,                    DARK",
    "#ffffeeeedddd,           LIGHT",
    "?,                       UNKNOWN",
    "rgb:gg/00/00,            UNKNOWN",
    "rgb:fffff/0/0,           UNKNOWN",
    "rgb:ff/ff,               UNKNOWN",
    "'',                      UNKNOWN",
    "white,                   UNKNOWN",
  })
  void aColourIsDarkOrLight(String color, Background expected) {
    assertEquals(expected, Background.ofColor(color));
  }

  /** The eye's middle grey is 119 of 255. */
  @Property
  void ofTheGreysTheLighterHalfIsLight(@ForAll @IntRange(max = 255) int grey) {
    String part = String.format(Locale.ROOT, "%02x", grey);
    assertEquals(
        grey >= 119 ? Background.LIGHT : Background.DARK,
        Background.ofColor("rgb:" + part + "/" + part + "/" + part));
  }

  @Property
  void anyTextIsRead(@ForAll String anything) {
    Background.ofColor(anything);
    Background.ofColor("rgb:" + anything);
  }
}
