package io.asciichat.core.color;

/** Arithmetic on {@code 0xRRGGBB}. */
public final class Rgb {
  private Rgb() {}

  /**
   * Luminance 0 to 255: ACIP's integer form of the BT.601 weights 0.299, 0.587 and 0.114.
   *
   * @param rgb {@code 0xRRGGBB}
   */
  public static int luminance(int rgb) {
    return 77 * (rgb >> 16 & 0xff) + 150 * (rgb >> 8 & 0xff) + 29 * (rgb & 0xff) + 128 >> 8;
  }

  /** The largest of the three channels. */
  public static int brightest(int rgb) {
    return Math.max(Math.max(rgb >> 16 & 0xff, rgb >> 8 & 0xff), rgb & 0xff);
  }

  /**
   * A colour made brighter or darker, its hue kept as far as the channels allow.
   *
   * @param rgb {@code 0xRRGGBB}
   * @param factor times 256, 0 to 65,535
   */
  public static int scale(int rgb, int factor) {
    return Math.min(255, (rgb >> 16 & 0xff) * factor + 128 >> 8) << 16
        | Math.min(255, (rgb >> 8 & 0xff) * factor + 128 >> 8) << 8
        | Math.min(255, (rgb & 0xff) * factor + 128 >> 8);
  }
}
