package io.asciichat.core.audio.mix;

import io.asciichat.core.audio.mix.MixerSettings.Gate;
import io.asciichat.core.port.AudioSource;

/**
 * Silences a voice that holds no more than noise. A detector follows the peaks and forgets them
 * with the release time, so that a low voice does not close the gate between two waves. A closed
 * gate gives exact zeros.
 */
final class NoiseGate {
  private static final float CLOSED = 1e-4f;

  private final float openAt;
  private final float closeBelow;
  private final float forget;
  private final float opening;
  private final float closing;
  private float peak;
  private float gain;
  private boolean open;

  NoiseGate(Gate settings) {
    openAt = (float) settings.threshold();
    closeBelow = (float) (settings.threshold() * settings.hysteresis());
    forget = factor(settings.releaseMillis());
    opening = factor(settings.attackMillis());
    closing = factor(settings.releaseMillis());
  }

  private static float factor(double millis) {
    return (float) Math.exp(-1000.0 / (millis * AudioSource.SAMPLE_RATE));
  }

  void process(float[] samples, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      peak = Math.max(Math.abs(samples[i]), peak * forget);
      open = open ? peak >= closeBelow : peak >= openAt;
      if (open) {
        gain = 1 - (1 - gain) * opening;
      } else {
        gain = gain < CLOSED ? 0 : gain * closing;
      }
      samples[i] *= gain;
    }
    if (peak < Float.MIN_NORMAL) {
      peak = 0;
    }
  }
}
