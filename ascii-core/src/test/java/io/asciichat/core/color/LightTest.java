package io.asciichat.core.color;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LightTest {
  @Test
  void halfOfTheLightOfWhiteIsTheValueOfTheStandard() {
    assertEquals(0, Light.of(0));
    assertEquals(1, Light.of(255));
    assertEquals(0.5, Light.of(188), 0.005);
    assertEquals(188, Light.value(0.5f));
  }

  @Test
  void valuesAreFoundAgain() {
    for (int value = 0; value < 256; value++) {
      assertEquals(value, Light.value(Light.of(value)));
    }
    assertEquals(0, Light.value(0));
    assertEquals(255, Light.value(1));
  }

  @Test
  void moreLightIsNeverADarkerValue() {
    int last = 0;
    for (int step = 0; step <= 100_000; step++) {
      int value = Light.value(step / 100_000f);
      assertTrue(value >= last, "at " + step);
      last = value;
    }
  }
}
