package io.asciichat.core.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LevelsTest {
  @Property
  void decibelsThereAndBack(@ForAll @DoubleRange(min = -119, max = 20) double decibels) {
    assertEquals(decibels, Decibels.ofAmplitude(Decibels.toAmplitude(decibels)), 1e-9);
    double amplitude = Decibels.toAmplitude(decibels);
    assertEquals(decibels, Decibels.ofPower(amplitude * amplitude), 1e-9);
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

  @Property
  void softClippingKeepsOrderAndScale(@ForAll @DoubleRange(min = -50, max = 50) double value) {
    float[] sound = {(float) value, (float) value + 0.01f, (float) -value};
    new SoftClip(0.7).process(sound, 0, 3);
    assertTrue(Math.abs(sound[0]) <= 1 && sound[0] <= sound[1]);
    assertEquals(-sound[0], sound[2]);
    if (Math.abs(value) <= 0.7) {
      assertEquals((float) value, sound[0]);
    }
  }

  @Test
  void softClippingHasNoCornerAtItsKnee() {
    float[] sound = {0.699f, 0.7f, 0.701f};
    new SoftClip(0.7).process(sound, 0, 3);
    assertEquals(sound[1] - sound[0], sound[2] - sound[1], 1e-5);
    assertThrows(IllegalArgumentException.class, () -> new SoftClip(1));
  }
}
