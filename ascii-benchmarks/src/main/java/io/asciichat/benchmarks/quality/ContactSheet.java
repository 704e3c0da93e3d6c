package io.asciichat.benchmarks.quality;

import io.asciichat.benchmarks.quality.Field.Contestant;
import io.asciichat.media.picture.TextGrid;
import io.asciichat.media.picture.TextRaster;
import io.asciichat.media.picture.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several drawings side by side in one image, each with a line that names it. Of each only the
 * middle is shown, so that characters stay large enough to be seen.
 */
final class ContactSheet {
  private static final int GAP = 8;
  private static final int BACKGROUND = 0x202020;

  private static final int COLUMNS = 80;
  private static final int ROWS = 24;

  /** Columns of each that are shown. */
  private static final int SHOWN = 46;

  /** Pixels that a cell is wide. */
  private static final int CELL = 6;

  private final int across;
  private final TextRaster raster = new TextRaster(Theme.DARK, CELL);
  private final List<BufferedImage> images = new ArrayList<>();

  /**
   * @param across images side by side
   */
  ContactSheet(int across) {
    this.across = across;
  }

  /** Adds a drawing. */
  void add(Contestant contestant, Picture picture, String title) throws IOException {
    BufferedImage image = raster.draw(TextGrid.parse(title, SHOWN, 1, Theme.DARK), SHOWN, ROWS + 1);
    BufferedImage drawn = raster.draw(contestant.draw(picture, COLUMNS, ROWS));
    int left = (COLUMNS - SHOWN) / 2 * CELL;
    int width = SHOWN * CELL;
    int[] pixels = drawn.getRGB(left, 0, width, drawn.getHeight(), null, 0, width);
    image.setRGB(0, raster.cellHeight(), width, drawn.getHeight(), pixels, 0, width);
    images.add(image);
  }

  /** The whole sheet. */
  BufferedImage image() {
    int width = SHOWN * CELL + GAP;
    int height = (ROWS + 1) * raster.cellHeight() + GAP;
    int lines = Math.ceilDiv(images.size(), across);
    BufferedImage sheet =
        new BufferedImage(width * across - GAP, height * lines - GAP, BufferedImage.TYPE_INT_RGB);
    int[] ground = new int[sheet.getWidth() * sheet.getHeight()];
    Arrays.fill(ground, BACKGROUND);
    sheet.setRGB(0, 0, sheet.getWidth(), sheet.getHeight(), ground, 0, sheet.getWidth());
    for (int i = 0; i < images.size(); i++) {
      BufferedImage image = images.get(i);
      int stride = image.getWidth();
      int[] pixels = image.getRGB(0, 0, stride, image.getHeight(), null, 0, stride);
      sheet.setRGB(
          i % across * width, i / across * height, stride, image.getHeight(), pixels, 0, stride);
    }
    return sheet;
  }
}
