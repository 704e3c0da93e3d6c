package io.asciichat.core.audio.echo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecentPowerTest {
  private final RecentPower one = new RecentPower();
  private final RecentPower other = new RecentPower();

  private static void add(RecentPower power, int blocks, float amplitude) {
    float[] block = new float[480];
    Arrays.fill(block, amplitude);
    for (int i = 0; i < blocks; i++) {
      power.add(block);
    }
  }

  @Test
  void whatIsWeakerForAMomentIsNotBelowForLonger() {
    add(one, 500, 1);
    add(other, 500, 1);
    add(one, 25, 0.1f);
    add(other, 25, 1);
    assertTrue(one.isBriefly(0.5f, other));
    assertFalse(one.isBelow(0.5f, other));
    add(one, 25, 0.1f);
    add(other, 25, 1);
    assertTrue(one.isBelow(0.5f, other));
    assertFalse(other.isBriefly(1, one));
  }

  @Test
  void aCopyIsNeverBelowTheOriginal() {
    add(one, 100, 0.3f);
    other.copyFrom(one);
    assertFalse(one.isBriefly(1, other));
    assertFalse(other.isBriefly(1, one));
    assertTrue(other.isBelow(1.01f, one));
  }
}
