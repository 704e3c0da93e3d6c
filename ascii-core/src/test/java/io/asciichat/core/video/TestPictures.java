package io.asciichat.core.video;

import java.util.Random;

/** Pictures for tests. */
public final class TestPictures {
  private TestPictures() {}

  /** One colour throughout. */
  public static RgbFrame flat(int width, int height, int rgb) {
    return drawn(width, height, (x, y) -> rgb);
  }

  /** Every channel of every pixel at random. */
  public static RgbFrame noise(int width, int height, long seed) {
    byte[] bytes = new byte[width * height * 3];
    new Random(seed).nextBytes(bytes);
    return RgbFrame.of(width, height, bytes);
  }

  /** What a function of column and row gives, as {@code 0xRRGGBB}. */
  public static RgbFrame drawn(int width, int height, Pixels pixels) {
    byte[] bytes = new byte[width * height * 3];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at += 3) {
        int rgb = pixels.at(x, y);
        bytes[at] = (byte) (rgb >> 16);
        bytes[at + 1] = (byte) (rgb >> 8);
        bytes[at + 2] = (byte) rgb;
      }
    }
    return RgbFrame.of(width, height, bytes);
  }

  /** The pixel as {@code 0xRRGGBB}. */
  public static int pixel(RgbFrame frame, int x, int y) {
    int at = frame.offset() + (y * frame.width() + x) * 3;
    byte[] bytes = frame.array();
    return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
  }

  /** A picture as a function. */
  @FunctionalInterface
  public interface Pixels {
    /** The colour as {@code 0xRRGGBB}. */
    int at(int x, int y);
  }
}
