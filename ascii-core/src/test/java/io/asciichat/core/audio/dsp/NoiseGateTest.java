package io.asciichat.core.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.GateSettings;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NoiseGateTest {
  private static final GateSettings SETTINGS = new GateSettings(-40, 6, 0.5, 50, 30);

  @Test
  void opensAndClosesWithItsTimeConstants() {
    NoiseGate gate = new NoiseGate(SETTINGS);
    float[] sound = new float[Signals.millis(500)];
    int end = Signals.millis(100);
    Arrays.fill(sound, 0, end, 0.5f);
    Arrays.fill(sound, end, sound.length, 1e-4f);
    float[] out = sound.clone();
    gate.process(out, 0, out.length);
    assertEquals(1 - 1 / Math.E, out[Signals.millis(0.5) - 1] / 0.5, 0.02);
    assertEquals(1, out[end - 1] / 0.5, 1e-3);
    int closing = end;
    while (out[closing] / sound[closing] > 0.999) {
      closing++;
    }
    // The detector needs 5 ms for each 8.7 dB of the 40 from 0.5 down to 0.005, then 50 ms hold.
    assertEquals(5 * Math.log(100) + 50, (closing - end) / 48.0, 1);
    assertEquals(1 / Math.E, out[closing + Signals.millis(30)] / 1e-4, 0.02);
    assertEquals(0, out[out.length - 1]);
  }

  @Test
  void aLevelBetweenBothThresholdsChangesNothing() {
    NoiseGate gate = new NoiseGate(SETTINGS);
    float[] between = Signals.sine(300, Decibels.toAmplitude(-43), 9600);
    gate.process(between, 0, between.length);
    assertFalse(gate.isOpen());
    assertEquals(0, Signals.peak(between, 0, between.length));
    float[] loud = Signals.sine(300, Decibels.toAmplitude(-38), 480);
    gate.process(loud, 0, loud.length);
    assertTrue(gate.isOpen());
    float[] again = Signals.sine(300, Decibels.toAmplitude(-43), 48_000);
    gate.process(again, 0, again.length);
    assertTrue(gate.isOpen());
    assertEquals(Decibels.toAmplitude(-43), Signals.peak(again, 24_000, 48_000), 1e-4);
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new GateSettings(3, 0, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new GateSettings(-40, -1, 0, 0, 0));
  }
}
