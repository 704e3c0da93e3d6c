package io.asciichat.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.audio.dsp.Signals;
import org.junit.jupiter.api.Test;

class LevelMeterTest {
  @Test
  void showsLoudnessAndPeakAndLetsThemFall() {
    LevelMeter meter = new LevelMeter();
    assertEquals(Decibels.SILENCE, meter.rmsDb());
    float[] tone = Signals.sine(500, 0.5, 48_000);
    for (int i = 0; i < tone.length; i += 480) {
      meter.measure(tone, i, 480);
    }
    assertEquals(-9.03, meter.rmsDb(), 0.01);
    assertEquals(-6.02, meter.peakDb(), 0.01);
    float[] silence = new float[480];
    for (int i = 0; i < 30; i++) {
      meter.measure(silence, 0, 480);
    }
    assertEquals(-9.03 - 4.34, meter.rmsDb(), 0.05);
    assertEquals(-6.02 - 0.3 * 20 / 1.7, meter.peakDb(), 0.05);
    meter.reset();
    assertEquals(Decibels.SILENCE, meter.rmsDb());
    assertEquals(Decibels.SILENCE, meter.peakDb());
  }
}
