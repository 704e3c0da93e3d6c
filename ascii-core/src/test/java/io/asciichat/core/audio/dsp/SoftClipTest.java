package io.asciichat.core.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class SoftClipTest {
  private static float clipped(double knee, float sample) {
    // What stands beside it must stay as it is.
    float[] sound = {9, sample, 9};
    new SoftClip(knee).process(sound, 1, 1);
    assertEquals(9, sound[0]);
    assertEquals(9, sound[2]);
    return sound[1];
  }

  @Property
  void followsItsFormulaAndKeepsOrderAndScale(
      @ForAll @FloatRange(min = 0, max = 100) float a,
      @ForAll @FloatRange(min = 0, max = 100) float b) {
    float low = clipped(0.7, Math.min(a, b));
    float high = clipped(0.7, Math.max(a, b));
    assertTrue(low <= high && high <= 1);
    assertEquals(-low, clipped(0.7, -Math.min(a, b)));
    double over = Math.max(0, a - 0.7);
    assertEquals(Math.min(a, 0.7) + 0.3 * Math.tanh(over / 0.3), clipped(0.7, a), 1e-5);
  }

  @Test
  void beginsWithoutAStepOrABend() {
    assertEquals(0.7f, clipped(0.7, 0.7f));
    for (double step = 0.001; step > 1e-4; step /= 2) {
      double slope =
          (clipped(0.7, (float) (0.7 + step)) - clipped(0.7, (float) (0.7 - step))) / 2 / step;
      assertEquals(1, slope, 0.002, "slope within " + step);
    }
  }

  @Test
  void aKneeOfOneIsAHardLimit() {
    assertEquals(0.99f, clipped(1, 0.99f));
    assertEquals(1, clipped(1, 3));
    assertEquals(-1, clipped(1, -1.01f));
  }

  @Test
  void impossibleKneesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SoftClip(1.1));
    assertThrows(IllegalArgumentException.class, () -> new SoftClip(Double.NaN));
  }
}
