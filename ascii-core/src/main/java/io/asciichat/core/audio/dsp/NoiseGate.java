package io.asciichat.core.audio.dsp;

import io.asciichat.core.audio.GateSettings;
import io.asciichat.core.port.AudioFilter;
import io.asciichat.core.port.AudioSource;

/**
 * Lets sound through while it is loud enough, and gives exact silence while it is not, which an
 * encoder need not send. The level is the peak, held with a decay of 5 ms so that a low voice does
 * not fall below the threshold between two swings.
 */
public final class NoiseGate implements AudioFilter {
  private static final double DETECTOR_MILLIS = 5;

  /** Below this, −80 dB, a closing gate is closed. */
  private static final float CLOSED = 1e-4f;

  private final float openAbove;
  private final float closeBelow;
  private final float attack;
  private final float release;
  private final float decay = OnePole.coefficient(DETECTOR_MILLIS, 1);
  private final int hold;
  private float level;
  private float gain;
  private int holding;
  private boolean open;

  /** A closed gate. */
  public NoiseGate(GateSettings settings) {
    openAbove = (float) Decibels.toAmplitude(settings.thresholdDb());
    closeBelow = (float) Decibels.toAmplitude(settings.thresholdDb() - settings.hysteresisDb());
    attack = OnePole.coefficient(settings.attackMillis(), 1);
    release = OnePole.coefficient(settings.releaseMillis(), 1);
    hold = (int) Math.round(settings.holdMillis() * AudioSource.SAMPLE_RATE / 1000);
  }

  @Override
  public void process(float[] samples, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      float x = samples[i];
      float size = Math.abs(x);
      level = size > level ? size : level - decay * level;
      decide();
      if (open) {
        gain += attack * (1 - gain);
      } else {
        gain -= release * gain;
        if (gain < CLOSED) {
          gain = 0;
        }
      }
      samples[i] = x * gain;
    }
    if (level < Float.MIN_NORMAL) {
      level = 0;
    }
  }

  private void decide() {
    if (level > openAbove) {
      open = true;
      holding = hold;
    } else if (open && level >= closeBelow) {
      holding = hold;
    } else if (open && --holding < 0) {
      open = false;
    }
  }

  /** Returns whether sound is let through now. */
  public boolean isOpen() {
    return open;
  }

  /** The factor by which the last sample was multiplied, 0 to 1. */
  public float gain() {
    return gain;
  }
}
