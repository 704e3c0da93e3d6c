package io.asciichat.media.audio.echo;

/** A frame of 16-bit samples, collected from floats. One thread at a time. */
final class Pcm {
  private static final float SCALE = 32768;

  private final byte[] bytes;
  private int filled;

  Pcm(int samples) {
    bytes = new byte[2 * samples];
  }

  /** Takes samples until the frame is full. Returns how many. */
  int add(float[] samples, int offset, int count) {
    int some = Math.min(count, bytes.length / 2 - filled);
    for (int i = 0; i < some; i++) {
      int value = Math.clamp((long) Math.rint(samples[offset + i] * SCALE), -32768, 32767);
      bytes[2 * (filled + i)] = (byte) value;
      bytes[2 * (filled + i) + 1] = (byte) (value >> 8);
    }
    filled += some;
    return some;
  }

  boolean full() {
    return 2 * filled == bytes.length;
  }

  void clear() {
    filled = 0;
  }

  /** The frame, little-endian. */
  byte[] bytes() {
    return bytes;
  }

  /** Writes the whole frame as floats. */
  void read(float[] samples, int offset) {
    for (int i = 0; i < bytes.length / 2; i++) {
      samples[offset + i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8) / SCALE;
    }
  }
}
