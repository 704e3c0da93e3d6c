package io.asciichat.core.audio.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateControlTest {
  private static final double STEP = 0.01;

  /** A delay that grows by the drift and shrinks by the correction. */
  @ParameterizedTest
  @ValueSource(doubles = {-300e-6, -40e-6, 0, 300e-6})
  void findsTheDriftAndHoldsTheTarget(double drift) {
    RateControl control = new RateControl();
    double delay = 0.020;
    double worst = 0;
    for (int i = 0; i < 60_000; i++) {
      control.observe(delay, STEP);
      delay += (drift - control.correct(delay - 0.020, STEP)) * STEP;
      worst = Math.max(worst, Math.abs(delay - 0.020));
    }
    assertEquals(drift, control.drift(), 2e-6);
    assertEquals(0.020, delay, 1e-5);
    assertTrue(worst < 0.002, "off by " + worst + " s");
  }

  @Test
  void aTargetThatJumpsIsNoDrift() {
    RateControl control = new RateControl();
    double delay = 0.020;
    for (int i = 0; i < 60_000; i++) {
      double target = i / 1000 % 2 == 0 ? 0.020 : 0.100;
      control.observe(delay, STEP);
      delay -= control.correct(delay - target, STEP) * STEP;
    }
    assertEquals(0, control.drift(), 1e-6);
  }

  @Test
  void jumpsThatAreKnownAreNoDriftAndCorrectionsAreBounded() {
    RateControl control = new RateControl();
    double delay = 0.020;
    for (int i = 0; i < 10_000; i++) {
      if (i % 500 == 0) {
        delay += 0.010;
        control.jumped(0.010);
      }
      control.observe(delay, STEP);
      double correction = control.correct(delay - 0.020, STEP);
      assertTrue(Math.abs(correction) <= RateControl.MAX_CORRECTION);
      delay -= correction * STEP;
    }
    assertEquals(0, control.drift(), 1e-6);
    assertEquals(RateControl.MAX_CORRECTION, control.correct(10, STEP));
    control.clear();
    assertEquals(0, control.correct(0, STEP));
  }
}
