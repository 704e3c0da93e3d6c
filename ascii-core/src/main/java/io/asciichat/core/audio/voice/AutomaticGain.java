package io.asciichat.core.audio.voice;

import io.asciichat.core.audio.VoiceSettings;
import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.audio.dsp.LevelFollower;
import io.asciichat.core.port.AudioFilter;
import io.asciichat.core.port.AudioSource;

/**
 * Brings speech to one loudness, slowly. It looks at the level every 10 ms and moves only while
 * that is above the floor, so pauses are not pumped up; between two looks the gain changes
 * linearly.
 */
final class AutomaticGain implements AudioFilter {
  private static final int INTERVAL = 480;
  private static final double SECONDS = (double) INTERVAL / AudioSource.SAMPLE_RATE;

  /** Speech is measured over about a syllable while it swells, over some words as it fades. */
  private static final double ATTACK_MILLIS = 100;

  private static final double RELEASE_MILLIS = 400;

  private final VoiceSettings.Gain settings;
  private final LevelFollower level = new LevelFollower(ATTACK_MILLIS, RELEASE_MILLIS);
  private double gainDb;
  private float gain = 1;
  private float slope;
  private double squares;
  private int left = INTERVAL;

  AutomaticGain(VoiceSettings.Gain settings) {
    this.settings = settings;
  }

  @Override
  public void process(float[] samples, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      float x = samples[i];
      squares += x * x;
      samples[i] = x * gain;
      gain += slope;
      if (--left == 0) {
        look();
      }
    }
  }

  /** The gain in use, decibels. */
  double gainDb() {
    return gainDb;
  }

  private void look() {
    double now = Decibels.ofPower(squares / INTERVAL);
    double smoothed = level.update(squares, INTERVAL);
    if (now > settings.floorDb()) {
      double wanted =
          Math.clamp(settings.targetDb() - smoothed, settings.leastDb(), settings.mostDb());
      gainDb +=
          Math.clamp(
              wanted - gainDb,
              -settings.fallDbPerSecond() * SECONDS,
              settings.riseDbPerSecond() * SECONDS);
    }
    slope = ((float) Decibels.toAmplitude(gainDb) - gain) / INTERVAL;
    squares = 0;
    left = INTERVAL;
  }
}
