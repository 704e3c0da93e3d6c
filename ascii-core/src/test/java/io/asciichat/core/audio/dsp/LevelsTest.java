package io.asciichat.core.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class LevelsTest {
  @Property
  void decibelsThereAndBack(@ForAll @DoubleRange(min = -119, max = 20) double decibels) {
    assertEquals(decibels, Decibels.ofAmplitude(Decibels.toAmplitude(decibels)), 1e-9);
    double amplitude = Decibels.toAmplitude(decibels);
    assertEquals(decibels, Decibels.ofPower(amplitude * amplitude), 1e-9);
  }

  @Property
  void theTableOfAmplitudesIsExactEnough(@ForAll @FloatRange(min = -119, max = 0) float decibels) {
    assertEquals(decibels, Decibels.ofAmplitude(Decibels.toAmplitudeFast(decibels)), 1e-4);
  }

  @Test
  void silenceHasALevel() {
    assertEquals(Decibels.SILENCE, Decibels.ofAmplitude(0));
    assertEquals(Decibels.SILENCE, Decibels.ofPower(0));
    assertEquals(Decibels.SILENCE, Decibels.ofPower(Double.NaN));
    assertEquals(-6.0206, Decibels.ofAmplitude(-0.5), 1e-4);
  }

  @Test
  void aFollowerRisesAndFallsWithItsTimeConstants() {
    LevelFollower follower = new LevelFollower(50, 200);
    float[] sound = Signals.sine(1000, 1, 48_000);
    for (int i = 0; i < Signals.millis(50); i += 240) {
      follower.update(sound, i, 240);
    }
    double full = Decibels.ofPower(0.5);
    assertEquals(full + Decibels.ofPower(1 - 1 / Math.E), follower.decibels(), 0.05);
    for (int i = 0; i < 48_000; i += 480) {
      follower.update(sound, i, 480);
    }
    assertEquals(full, follower.decibels(), 0.01);
    float[] silence = new float[240];
    for (int i = 0; i < Signals.millis(400); i += 240) {
      follower.update(silence, 0, 240);
    }
    assertEquals(full + 2 * Decibels.ofPower(1 / Math.E), follower.decibels(), 0.05);
    follower.reset();
    assertEquals(Decibels.SILENCE, follower.update(silence, 0, 0));
  }
}
