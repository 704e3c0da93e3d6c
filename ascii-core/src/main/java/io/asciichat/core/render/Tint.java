package io.asciichat.core.render;

import io.asciichat.core.color.Rgb;

/** Shows a picture in shades of one colour, see {@link ColorFilter}. */
final class Tint implements PixelEffect {
  /** How long a hue takes to go once round, in nanoseconds: 3.5 s, as in the C program. */
  private static final long CYCLE = 3_500_000_000L;

  private final ColorFilter filter;
  private final int width;
  private final int[] tinted;
  private final int[] rainbow;

  /**
   * @param width pixels in a row
   * @param pixels of a frame
   */
  Tint(ColorFilter filter, int width, int pixels) {
    this.filter = filter;
    this.width = width;
    this.tinted = new int[pixels];
    this.rainbow = new int[filter == ColorFilter.RAINBOW ? width : 0];
  }

  @Override
  public int[] apply(int[] pixels, long now) {
    switch (filter) {
      case BLACK -> turnRound(pixels);
      case RAINBOW -> rainbow(pixels, now);
      default -> shade(pixels);
    }
    return tinted;
  }

  private void turnRound(int[] pixels) {
    for (int i = 0; i < tinted.length; i++) {
      tinted[i] = (255 - Rgb.luminance(pixels[i])) * 0x010101;
    }
  }

  private void shade(int[] pixels) {
    int rgb = filter.rgb();
    for (int i = 0; i < tinted.length; i++) {
      tinted[i] = shade(rgb, Rgb.luminance(pixels[i]));
    }
  }

  /** All hues side by side, and all of them moving to the right. */
  private void rainbow(int[] pixels, long now) {
    int moved = (int) (Math.floorMod(now, CYCLE) * 6 * 256 / CYCLE);
    for (int x = 0; x < width; x++) {
      rainbow[x] = hue(Math.floorMod((int) ((long) x * 6 * 256 / width) - moved, 6 * 256));
    }
    for (int i = 0, x = 0; i < tinted.length; i++) {
      tinted[i] = shade(rainbow[x], Rgb.luminance(pixels[i]));
      x = x + 1 == width ? 0 : x + 1;
    }
  }

  private static int shade(int rgb, int luminance) {
    return Rgb.scale(rgb, luminance + (luminance >> 7));
  }

  /** Red, yellow, green, cyan, blue, magenta and what lies between, in sixths of 256 steps. */
  private static int hue(int angle) {
    int rising = angle & 0xff;
    int falling = 255 - rising;
    return switch (angle >> 8) {
      case 0 -> 0xff0000 | rising << 8;
      case 1 -> falling << 16 | 0x00ff00;
      case 2 -> 0x00ff00 | rising;
      case 3 -> falling << 8 | 0x0000ff;
      case 4 -> rising << 16 | 0x0000ff;
      default -> 0xff0000 | falling;
    };
  }
}
