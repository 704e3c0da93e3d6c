package io.asciichat.media.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;

/** Turns the JDK's pictures into plain pixels, transparent parts over black. */
final class Pixels {
  private Pixels() {}

  static Raster of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return new Raster(width, height, isGrey(image) ? grey(image) : overBlack(image));
  }

  /**
   * Grey levels are taken as they are stored, which is the sRGB curve. The JDK's conversion takes
   * them for linear light and makes such pictures too bright.
   */
  private static boolean isGrey(BufferedImage image) {
    return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  private static int[] grey(BufferedImage image) {
    ColorModel model = image.getColorModel();
    int width = image.getWidth();
    int bits = model.getComponentSize(0);
    int most = (1 << bits) - 1;
    int bands = image.getRaster().getNumBands();
    int[] pixels = new int[width * image.getHeight()];
    int[] samples = new int[width * bands];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getPixels(0, y, width, 1, samples);
      for (int x = 0; x < width; x++) {
        long level = samples[x * bands] * 255L / most;
        if (bands > 1 && !model.isAlphaPremultiplied()) {
          level = level * samples[x * bands + 1] / most;
        }
        pixels[y * width + x] = (int) level * 0x010101;
      }
    }
    return pixels;
  }

  /** Without the JDK's painting, which would bring up a window system where there is one. */
  private static int[] overBlack(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = new int[width * image.getHeight()];
    image.getRGB(0, 0, width, image.getHeight(), pixels, 0, width);
    if (image.getColorModel().hasAlpha()) {
      for (int i = 0; i < pixels.length; i++) {
        int alpha = pixels[i] >>> 24;
        pixels[i] =
            scaled(pixels[i], 16, alpha)
                | scaled(pixels[i], 8, alpha)
                | scaled(pixels[i], 0, alpha);
      }
    }
    return pixels;
  }

  private static int scaled(int pixel, int shift, int alpha) {
    return ((pixel >> shift & 0xff) * alpha + 127) / 255 << shift;
  }
}
