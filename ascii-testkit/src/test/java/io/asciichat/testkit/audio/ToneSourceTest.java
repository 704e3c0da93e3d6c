package io.asciichat.testkit.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.port.AudioSource;
import io.asciichat.testkit.contract.AudioSourceContract;
import org.junit.jupiter.api.Test;

class ToneSourceTest extends AudioSourceContract {
  @Override
  protected AudioSource open() {
    return new ToneSource(440, 0.5);
  }

  @Test
  void isASineOfTheFrequencyEvenAfterADay() {
    ToneSource tone = new ToneSource(440.25, 0.5);
    for (long number : new long[] {0, 1, 27, 48_000, 86_400L * 48_000 + 31}) {
      // A multiple of four seconds is a whole number of turns.
      double expected = 0.5 * Math.sin(2 * Math.PI * 440.25 * (number % 192_000) / 48_000);
      assertEquals(expected, tone.sample(number), 1e-6, "sample " + number);
    }
  }

  @Test
  void isSwitchedOnAndOff() {
    ToneSource tone = new ToneSource(1000, 1, 10, 30);
    assertEquals(1, tone.sample(12), 1e-6);
    assertEquals(-1, tone.sample(480 - 12), 1e-6);
    assertEquals(0, tone.sample(480 + 12));
    assertEquals(0, tone.sample(4 * 480 - 1));
    assertEquals(1, tone.sample(4 * 480 + 12), 1e-6);
  }

  @Test
  void forgetsWhatIsOlderThanASecond() {
    ToneSource tone = new ToneSource(441, 1);
    float[] sound = new float[100_000];
    assertEquals(0, tone.read(1_000, sound, 0, 100_000));
    assertEquals(48_000, tone.read(1_000 + 5_500_000_000L, sound, 0, 100_000));
    assertEquals(tone.sample(4 * 48_000 + 24_000), sound[0]);
  }

  @Test
  void refusesWhatIsNoTone() {
    assertThrows(IllegalArgumentException.class, () -> new ToneSource(0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new ToneSource(24_000, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new ToneSource(440, 1.1));
    assertThrows(IllegalArgumentException.class, () -> new ToneSource(440, 0.5, 0, 10));
  }
}
