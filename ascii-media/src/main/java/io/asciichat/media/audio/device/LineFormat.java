package io.asciichat.media.audio.device;

import io.asciichat.core.port.AudioSource;
import java.util.List;
import javax.sound.sampled.AudioFormat;

/**
 * The form in which a sound card wants its samples: 16 bits, signed, little-endian, interleaved.
 *
 * @param rate frames a second
 * @param channels samples a frame
 */
record LineFormat(int rate, int channels) {
  /** What cards are asked for, the best first: what needs no conversion, then what most have. */
  static final List<LineFormat> WANTED =
      List.of(
          new LineFormat(AudioSource.SAMPLE_RATE, 1),
          new LineFormat(AudioSource.SAMPLE_RATE, 2),
          new LineFormat(44_100, 1),
          new LineFormat(44_100, 2));

  private static final int BITS = 16;
  private static final float SCALE = 32768;

  /** The same in Java Sound's words. */
  AudioFormat toJava() {
    return new AudioFormat(rate, BITS, channels, true, false);
  }

  /** Bytes a frame. */
  int frameSize() {
    return channels * (BITS / Byte.SIZE);
  }

  /** Frames in so many milliseconds. */
  int frames(int millis) {
    return rate * millis / 1000;
  }

  /** Turns frames into samples, each the mean of its channels. */
  void decode(byte[] bytes, int frames, float[] samples, int offset) {
    int at = 0;
    for (int i = 0; i < frames; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += (short) (bytes[at] & 0xff | bytes[at + 1] << 8);
        at += 2;
      }
      samples[offset + i] = sum / (SCALE * channels);
    }
  }

  /** Turns samples into frames with the same sound in all channels; clips what is too loud. */
  void encode(float[] samples, int frames, byte[] bytes) {
    int at = 0;
    for (int i = 0; i < frames; i++) {
      int value = Math.clamp((long) Math.rint(samples[i] * SCALE), -32768, 32767);
      for (int channel = 0; channel < channels; channel++) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
        at += 2;
      }
    }
  }
}
