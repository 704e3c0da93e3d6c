package org.example.embed;

import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;

/** Stripes of one colour that move to the right. */
final class Stripes implements VideoSource {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;

  private final int color;

  Stripes(int rgb) {
    this.color = rgb;
  }

  @Override
  public RgbFrame next(long now) {
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    int moved = (int) (now / 20_000_000L % WIDTH);
    for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
      boolean bright = (pixel % WIDTH - moved & 16) == 0;
      rgb[3 * pixel] = (byte) (bright ? color >> 16 : 0);
      rgb[3 * pixel + 1] = (byte) (bright ? color >> 8 : 0);
      rgb[3 * pixel + 2] = (byte) (bright ? color : 0);
    }
    return RgbFrame.of(WIDTH, HEIGHT, rgb);
  }

  @Override
  public double framesPerSecond() {
    return 30;
  }

  @Override
  public String name() {
    return "stripes";
  }

  @Override
  public void close() {}
}
