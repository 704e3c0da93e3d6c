package io.asciichat.media.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes GIF files byte by byte (GIF89a), so that tests choose every field. Pixels are stored
 * uncompressed: with a clear code before the code size would grow.
 */
final class Gifs {
  static final int BLACK = 0;
  static final int RED = 1;
  static final int GREEN = 2;
  static final int CLEAR = 3;

  static final int KEEP = 1;
  static final int BACKGROUND = 2;
  static final int PREVIOUS = 3;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Gifs(int width, int height) {
    out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
    putShort(width);
    putShort(height);
    // A global table of four colours; the background is green, which must never show.
    put(0x91, GREEN, 0);
    put(0, 0, 0, 255, 0, 0, 0, 255, 0, 255, 255, 255);
  }

  /** Adds a frame in one colour. */
  Gifs frame(int left, int top, int width, int height, int color, int delay, int disposal) {
    put(0x21, 0xf9, 4, disposal << 2 | 1);
    putShort(delay);
    put(CLEAR, 0);
    put(0x2c);
    putShort(left);
    putShort(top);
    putShort(width);
    putShort(height);
    put(0);
    return pixels(width * height, color);
  }

  private Gifs pixels(int count, int color) {
    // Codes of three bits: 0 to 3 are colours, 4 clears, 5 ends.
    int codes = 0;
    int bits = 0;
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (int i = 0; i <= 2 * count; i++) {
      int code = i == 2 * count ? 5 : i % 2 == 0 ? 4 : color;
      codes |= code << bits;
      bits += 3;
      while (bits >= 8) {
        data.write(codes);
        codes >>= 8;
        bits -= 8;
      }
    }
    data.write(codes);
    put(2);
    byte[] bytes = data.toByteArray();
    for (int i = 0; i < bytes.length; i += 255) {
      int length = Math.min(255, bytes.length - i);
      put(length);
      out.write(bytes, i, length);
    }
    put(0);
    return this;
  }

  byte[] end() {
    put(0x3b);
    return out.toByteArray();
  }

  private void put(int... values) {
    for (int value : values) {
      out.write(value);
    }
  }

  private void putShort(int value) {
    put(value & 0xff, value >> 8);
  }
}
