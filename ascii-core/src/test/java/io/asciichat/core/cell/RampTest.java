package io.asciichat.core.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RampTest {
  @Test
  void indexMapsAreThoseOfTheProtocol() {
    assertEquals(0, Ramp.index(5, 22, false));
    assertEquals(1, Ramp.index(7, 22, false));
    assertEquals(11, Ramp.index(128, 22, false));
    assertEquals(21, Ramp.index(255, 22, false));
    assertEquals(0, Ramp.index(7, 22, true));
    assertEquals(1, Ramp.index(8, 22, true));
    assertEquals(21, Ramp.index(255, 22, true));
  }

  @Test
  void charactersArePackedAsUtf8() {
    Ramp blocks = Ramp.of(" ░▒▓█", false);
    assertEquals(' ', blocks.glyphs()[0]);
    assertEquals(0x8896e2, blocks.glyphs()[255]);
    assertEquals(3, blocks.longest());
  }
}
