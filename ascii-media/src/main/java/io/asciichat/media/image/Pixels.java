package io.asciichat.media.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;

/** Turns the JDK's pictures into plain pixels, transparent parts over black. */
final class Pixels {
  private Pixels() {}

  static Raster of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return new Raster(width, height, isGrey(image) ? grey(image) : painted(image));
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

  private static int[] painted(BufferedImage image) {
    BufferedImage opaque =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    graphics.drawImage(image, 0, 0, Color.BLACK, null);
    graphics.dispose();
    return ((DataBufferInt) opaque.getRaster().getDataBuffer()).getData();
  }
}
