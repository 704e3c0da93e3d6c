package io.asciichat.core.audio.dsp;

import io.asciichat.core.port.AudioFilter;

/**
 * Keeps sound within the scale without the edges of hard clipping: linear up to a knee, then {@code
 * k + (1 − k) · tanh((x − k) / (1 − k))}, which continues with the same slope and never exceeds 1.
 */
public final class SoftClip implements AudioFilter {
  private final float knee;
  private final float room;

  /**
   * @param knee up to where nothing changes, 0 to below 1; 0.7 is −3.1 dB
   */
  public SoftClip(double knee) {
    if (!(knee >= 0 && knee < 1)) {
      throw new IllegalArgumentException("a soft clip's knee cannot be " + knee);
    }
    this.knee = (float) knee;
    this.room = 1 - this.knee;
  }

  @Override
  public void process(float[] samples, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      float x = samples[i];
      float size = Math.abs(x);
      if (size > knee) {
        float bent = knee + room * (float) Math.tanh((size - knee) / room);
        samples[i] = Math.copySign(Math.min(bent, 1), x);
      }
    }
  }
}
