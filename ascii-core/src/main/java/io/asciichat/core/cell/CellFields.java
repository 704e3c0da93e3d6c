package io.asciichat.core.cell;

import io.asciichat.core.color.Rgb;
import io.asciichat.core.color.Threshold;
import java.util.Arrays;

/**
 * The pixels of a row's cells, field by field: for each of the eight fields an array with one value
 * a cell. So what is done for all cells of a row is a loop over plain arrays, which HotSpot turns
 * into vector instructions.
 */
final class CellFields {
  private final float[][] light;
  private final int[] sums;
  private final int[] redBlue;
  private final int[] green;

  CellFields(int columns) {
    light = new float[ShapeTable.FIELDS][columns];
    sums = new int[columns];
    redBlue = new int[columns];
    green = new int[columns];
  }

  /** Reads cells of one row. */
  void read(PixelRaster raster, int y, int from, int to) {
    int[] pixels = raster.pixels();
    int width = raster.width();
    Arrays.fill(sums, from, to, 0);
    Arrays.fill(redBlue, from, to, 0);
    Arrays.fill(green, from, to, 0);
    for (int field = 0; field < ShapeTable.FIELDS; field++) {
      float[] values = light[field];
      int start = (4 * y + (field >> 1)) * width + (field & 1);
      for (int x = from; x < to; x++) {
        int rgb = pixels[start + 2 * x];
        int value = Rgb.luminance(rgb);
        values[x] = value;
        sums[x] += value;
        redBlue[x] += rgb & 0xff00ff;
        green[x] += rgb >> 8 & 0xff;
      }
    }
  }

  /** Moves each field away from the mean of its cell by half of its distance: edges stand out. */
  void sharpen(int from, int to) {
    for (float[] values : light) {
      for (int x = from; x < to; x++) {
        float mean = sums[x] * (1f / ShapeTable.FIELDS);
        values[x] = Math.clamp(mean + (values[x] - mean) * 1.5f, 0, 255);
      }
    }
  }

  /**
   * Makes cells brighter or darker by the dithering pattern, so that even areas between two shades
   * show both.
   *
   * @param y the row of cells
   * @param span distance of two shades, 0 to 255
   */
  void dither(int y, int span, int from, int to) {
    for (int x = from; x < to; x++) {
      float shift = ((Threshold.at(x, y) + 0.5f) / Threshold.LEVELS - 0.5f) * span;
      for (float[] values : light) {
        values[x] = Math.clamp(values[x] + shift, 0, 255);
      }
    }
  }

  /** One field's luminance, 0 to 255, by column. Not to be written. */
  float[] light(int field) {
    return light[field];
  }

  /** A cell's mean luminance, 0 to 255. */
  int luminance(int x) {
    return sums[x] + 4 >> 3;
  }

  /** A cell's mean colour, {@code 0xRRGGBB}. */
  int color(int x) {
    int sum = redBlue[x] + 0x40004;
    return sum >> 3 & 0xff0000 | green[x] + 4 >> 3 << 8 | sum >> 3 & 0xff;
  }
}
