package io.asciichat.core.audio.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.VoiceSettings;
import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.audio.dsp.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomaticGainTest {
  private static double amplitudeOfRms(double decibels) {
    return Decibels.toAmplitude(decibels) * Math.sqrt(2);
  }

  @ParameterizedTest
  @CsvSource({"-30, 10", "-20, 0", "-17, -3", "-40, 15", "-6, -6", "-55, 0"})
  void speechComesToTheTargetWithinTheBounds(double level, double gain) {
    AutomaticGain filter = new AutomaticGain(VoiceSettings.Gain.STANDARD);
    float[] sound = Signals.sine(1000, amplitudeOfRms(level), 480_000);
    filter.process(sound, 0, sound.length);
    assertEquals(gain, filter.gainDb(), 0.1);
    double out = Decibels.ofAmplitude(Signals.rms(sound, 470_000, 480_000));
    assertEquals(level + gain, out, 0.1);
  }

  @Test
  void itMovesAsFastAsItMay() {
    AutomaticGain filter = new AutomaticGain(VoiceSettings.Gain.STANDARD);
    float[] soft = Signals.sine(1000, amplitudeOfRms(-45), 48_000);
    filter.process(soft.clone(), 0, 48_000);
    double after = filter.gainDb();
    filter.process(soft.clone(), 0, 48_000);
    assertEquals(3, filter.gainDb() - after, 0.15);
    for (int i = 0; i < 6; i++) {
      filter.process(soft.clone(), 0, 48_000);
    }
    assertEquals(15, filter.gainDb(), 0.01);
    float[] loud = Signals.sine(1000, amplitudeOfRms(-10), 24_000);
    filter.process(loud, 0, 24_000);
    assertEquals(15 - 6, filter.gainDb(), 0.3);
  }

  @Test
  void pausesAreNotPumpedUp() {
    AutomaticGain filter = new AutomaticGain(VoiceSettings.Gain.STANDARD);
    filter.process(Signals.sine(1000, amplitudeOfRms(-24), 240_000), 0, 240_000);
    double before = filter.gainDb();
    float[] noise = Signals.sine(1000, amplitudeOfRms(-54), 480_000);
    filter.process(noise, 0, noise.length);
    assertEquals(before, filter.gainDb());
    assertTrue(before > 3.9 && before < 4.1, "gain " + before);
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new VoiceSettings.Gain(-20, -10, -6, 15, 3, 12));
    assertThrows(IllegalArgumentException.class, () -> new VoiceSettings(-1, null, 0, null, null));
  }
}
