package io.asciichat.media.recording;

import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds up to 256 colours for a picture: splits the set of its colours, again and again, where the
 * squared error is largest, at the mean of the axis along which it is widest (as in Wu, "Color
 * quantization by dynamic programming and principal analysis", 1992, with axes of RGB in place of
 * principal ones). A picture with few colours keeps them exactly.
 *
 * <p>Not thread-safe; used again for each frame.
 */
final class Quantizer {
  static final int COLORS = 256;

  /** Colours are told apart by 5, 6 and 5 bits while they are counted. */
  private static final int BINS = 1 << 16;

  private final long[][] sums = new long[3][BINS];
  private final int[] counts = new int[BINS];
  private final byte[] nearest = new byte[BINS];
  private int[] bins = new int[4096];
  private int used;
  private final List<ColorBox> boxes = new ArrayList<>();

  /** The colours of the last picture. */
  private int[] palette = {};

  /**
   * Replaces each pixel by the number of its colour.
   *
   * @param pixels 0xRRGGBB
   * @param indexes receives as many numbers
   * @return what the numbers mean
   */
  IndexColorModel quantize(int[] pixels, int count, byte[] indexes) {
    collect(pixels, count);
    split();
    choose();
    for (int i = 0; i < count; i++) {
      indexes[i] = nearest[bin(pixels[i])];
    }
    return new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
  }

  private void collect(int[] pixels, int count) {
    Arrays.fill(counts, 0);
    for (long[] channel : sums) {
      Arrays.fill(channel, 0);
    }
    used = 0;
    for (int i = 0; i < count; i++) {
      int pixel = pixels[i];
      int bin = bin(pixel);
      if (counts[bin]++ == 0) {
        if (used == bins.length) {
          bins = Arrays.copyOf(bins, used * 2);
        }
        bins[used++] = bin;
      }
      sums[0][bin] += pixel >> 16 & 0xff;
      sums[1][bin] += pixel >> 8 & 0xff;
      sums[2][bin] += pixel & 0xff;
    }
  }

  private void split() {
    boxes.clear();
    boxes.add(new ColorBox(0, used, this));
    while (boxes.size() < COLORS) {
      int worst = 0;
      for (int i = 1; i < boxes.size(); i++) {
        worst = boxes.get(i).error() > boxes.get(worst).error() ? i : worst;
      }
      ColorBox box = boxes.get(worst);
      if (box.error() <= 0) {
        return;
      }
      int middle = box.partition(bins, this);
      boxes.set(worst, new ColorBox(box.from(), middle, this));
      boxes.add(new ColorBox(middle, box.until(), this));
    }
  }

  private void choose() {
    palette = new int[boxes.size()];
    for (int i = 0; i < palette.length; i++) {
      palette[i] = boxes.get(i).mean();
    }
    for (int i = 0; i < used; i++) {
      nearest[bins[i]] = (byte) nearest(bins[i]);
    }
  }

  private int nearest(int bin) {
    double red = value(0, bin);
    double green = value(1, bin);
    double blue = value(2, bin);
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < palette.length; i++) {
      double r = red - (palette[i] >> 16 & 0xff);
      double g = green - (palette[i] >> 8 & 0xff);
      double b = blue - (palette[i] & 0xff);
      double distance = r * r + g * g + b * b;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  /** The mean of a channel over the pixels of a bin. */
  double value(int channel, int bin) {
    return (double) sums[channel][bin] / counts[bin];
  }

  int count(int bin) {
    return counts[bin];
  }

  /** The bin at a place of the list that boxes are ranges of. */
  int binAt(int index) {
    return bins[index];
  }

  private static int bin(int pixel) {
    return pixel >> 8 & 0xf800 | pixel >> 5 & 0x07e0 | pixel >> 3 & 0x001f;
  }
}
