package io.asciichat.core.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BiquadTest {
  /** Butterworth's magnitudes, with the bilinear transform's warping of the frequency axis. */
  @ParameterizedTest
  @CsvSource({
    "high, 150, 20", "high, 150, 75", "high, 150, 150", "high, 150, 300", "high, 150, 4000",
    "low, 8000, 200", "low, 8000, 4000", "low, 8000, 8000", "low, 8000, 12000", "low, 8000, 20000"
  })
  void followsButterworth(String kind, double corner, double hertz) {
    Biquad filter =
        kind.equals("high")
            ? Biquad.highPass(corner, Biquad.BUTTERWORTH)
            : Biquad.lowPass(corner, Biquad.BUTTERWORTH);
    double ratio = warped(hertz) / warped(corner);
    double power = Math.pow(kind.equals("high") ? 1 / ratio : ratio, 4);
    float[] sound = Signals.sine(hertz, 0.5, 96_000);
    double before = Signals.rms(sound, 48_000, 96_000);
    filter.process(sound, 0, sound.length);
    double gain = Signals.rms(sound, 48_000, 96_000) / before;
    assertEquals(Math.sqrt(1 / (1 + power)), gain, 2e-4);
  }

  private static double warped(double hertz) {
    return Math.tan(Math.PI * hertz / 48_000);
  }

  @Test
  void directCurrentDiesAndLeavesNothing() {
    Biquad filter = Biquad.highPass(150, Biquad.BUTTERWORTH);
    float[] sound = new float[48_000];
    Arrays.fill(sound, 0, 24_000, 0.5f);
    for (int i = 0; i < sound.length; i += 480) {
      filter.process(sound, i, 480);
    }
    assertEquals(0, Signals.peak(sound, 20_000, 24_000), 1e-6);
    assertEquals(0, Signals.peak(sound, 47_000, 48_000));
  }

  @Test
  void impossibleCornersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Biquad.highPass(0, 0.7));
    assertThrows(IllegalArgumentException.class, () -> Biquad.lowPass(24_000, 0.7));
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> Biquad.lowPass(8000, Double.NaN));
    assertTrue(String.valueOf(refused.getMessage()).contains("NaN"));
  }
}
