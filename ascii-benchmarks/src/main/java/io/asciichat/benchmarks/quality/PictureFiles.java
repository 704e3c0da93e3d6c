package io.asciichat.benchmarks.quality;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Photos from a folder, and pictures as PNG files for others. */
final class PictureFiles {
  private PictureFiles() {}

  /**
   * Reads some photos of a folder, cut to a shape: from the upper edge on, where faces are, and
   * around the middle.
   *
   * @param names files, in the order wanted; those that the folder lacks are left out
   */
  static List<Picture> read(Path folder, List<String> names, int width, int height)
      throws IOException {
    List<Picture> pictures = new ArrayList<>();
    for (String name : names) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        pictures.add(cut(name.substring(0, name.indexOf('.')), read(file), width, height));
      }
    }
    if (pictures.isEmpty()) {
      throw new IllegalArgumentException(folder + " has none of " + String.join(", ", names));
    }
    return pictures;
  }

  private static BufferedImage read(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException(file + " is not a picture");
    }
    return image;
  }

  private static Picture cut(String name, BufferedImage image, int width, int height) {
    int across = Math.min(image.getWidth(), image.getHeight() * width / height);
    int down = Math.min(image.getHeight(), image.getWidth() * height / width);
    int left = (image.getWidth() - across) / 2;
    int[] pixels = image.getRGB(left, 0, across, down, null, 0, across);
    return Picture.cut(name, pixels, across, 0, 0, across, down);
  }

  /** Writes a picture as PNG. */
  static void write(Picture picture, Path file) throws IOException {
    int width = picture.frame().width();
    int height = picture.frame().height();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, picture.rgb(x, y));
      }
    }
    write(image, file);
  }

  /** Writes an image as PNG. */
  static void write(BufferedImage image, Path file) throws IOException {
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("no writer for " + file);
    }
  }
}
