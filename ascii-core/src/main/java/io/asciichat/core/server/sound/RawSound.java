package io.asciichat.core.server.sound;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.port.AudioSource;

/**
 * Turns uncompressed sound into mono at 48,000 samples a second: the mean of the channels, and
 * straight lines between the samples for other rates. That is good enough for a packet that hardly
 * any program sends; programs that care send Opus.
 */
final class RawSound {
  private AudioBatch batch = silence();
  private int frames;
  private double position;
  private double step;
  private float last;

  private static AudioBatch silence() {
    byte[] sample = new byte[4];
    return new AudioBatch(1, AudioSource.SAMPLE_RATE, 1, ByteSlice.of(sample));
  }

  /** Begins with a packet that follows the one before it without a gap. */
  void begin(AudioBatch next) {
    if (frames > 0) {
      last = mono(frames - 1);
      position -= frames;
    }
    double newStep = next.sampleRate() / (double) AudioSource.SAMPLE_RATE;
    if (newStep != step) {
      position = 0;
      step = newStep;
    }
    batch = next;
    frames = next.sampleCount() / next.channels();
  }

  /**
   * Converts what fits.
   *
   * @return samples written, 0 at the packet's end
   */
  int next(float[] out) {
    int count = 0;
    // Position p lies between the samples p - 1 and p; the packet before gives sample -1.
    while (count < out.length && position < frames) {
      int right = (int) position;
      float part = (float) (position - right);
      float left = right == 0 ? last : mono(right - 1);
      out[count++] = left + (mono(right) - left) * part;
      position += step;
    }
    return count;
  }

  private float mono(int frame) {
    int channels = batch.channels();
    float sum = 0;
    for (int channel = 0; channel < channels; channel++) {
      sum += batch.sample(frame * channels + channel);
    }
    return sum / channels;
  }
}
