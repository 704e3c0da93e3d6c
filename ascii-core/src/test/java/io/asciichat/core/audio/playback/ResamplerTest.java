package io.asciichat.core.audio.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.dsp.Signals;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  private static final int COUNT = 40_000;

  private static float[] resample(float[] in, double step, int piece) {
    Resampler resampler = new Resampler();
    float[] out = new float[COUNT];
    int at = Resampler.TAPS;
    for (int done = 0; done < COUNT; done += piece) {
      at += resampler.process(in, at, step, out, done, Math.min(piece, COUNT - done));
    }
    return out;
  }

  /** Against the sine itself, at the places between the samples. */
  @ParameterizedTest
  @CsvSource({
    "440, 1.005, 1e-4",
    "440, 0.995, 1e-4",
    "1000, 1.0003, 1e-4",
    "8000, 1.0003, 1e-4",
    "15000, 1.001, 5e-4",
    "19000, 0.999, 1e-2"
  })
  void readsASineBetweenItsSamples(double hertz, double step, double error) {
    float[] out = resample(Signals.sine(hertz, 1, 48_000), step, 240);
    for (int i = 0; i < COUNT; i++) {
      double place = Resampler.TAPS + i * step;
      double right = Math.sin(2 * Math.PI * hertz * place / 48_000);
      assertEquals(right, out[i], error, "sample " + i);
    }
  }

  /** A click would be a step larger than the steepest place of the sine itself. */
  @Property(tries = 30)
  void aStepThatChangesAllTheTimeMakesNoClicks(
      @ForAll @DoubleRange(min = 50, max = 4000) double hertz,
      @ForAll @DoubleRange(min = 0, max = 0.01) double wobble) {
    float[] in = Signals.sine(hertz, 0.5, 48_000);
    Resampler resampler = new Resampler();
    float[] out = new float[COUNT];
    int at = Resampler.TAPS;
    for (int done = 0, turn = 0; done < COUNT; done += 250, turn++) {
      double step = 1 + (turn % 2 == 0 ? wobble / 2 : -wobble / 2);
      at += resampler.process(in, at, step, out, done, 250);
    }
    double steepest = 0.5 * 2 * Math.PI * hertz / 48_000 * (1 + wobble);
    for (int i = 1; i < COUNT; i++) {
      assertTrue(Math.abs(out[i] - out[i - 1]) < steepest + 2e-4, "click at " + i);
    }
  }

  @Test
  void atTheSameRateNothingChanges() {
    float[] in = Signals.sine(5000, 0.7, 48_000);
    float[] out = resample(in, 1, 480);
    for (int i = 0; i < COUNT; i++) {
      assertEquals(in[Resampler.TAPS + i], out[i], 1e-6);
    }
  }

  @Test
  void itSaysHowMuchInputItNeeds() {
    Resampler resampler = new Resampler();
    float[] in = new float[2000];
    float[] out = new float[480];
    int at = Resampler.TAPS;
    for (int i = 0; i < 3; i++) {
      int needed = resampler.needed(480, 1.005);
      int passed = resampler.process(in, at, 1.005, out, 0, 480);
      assertTrue(passed + Resampler.AHEAD <= needed && needed <= passed + Resampler.AHEAD + 2);
      at += passed;
    }
  }
}
