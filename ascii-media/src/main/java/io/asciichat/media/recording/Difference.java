package io.asciichat.media.recording;

import java.awt.Rectangle;
import java.util.Arrays;

/** The area in which two pictures differ. */
final class Difference {
  private Difference() {}

  /** The smallest rectangle around all differences; a single pixel when there are none. */
  static Rectangle between(int[] before, int[] after, int width) {
    int first = Arrays.mismatch(before, after);
    if (first < 0) {
      return new Rectangle(0, 0, 1, 1);
    }
    int top = first / width;
    int bottom = top;
    int left = width;
    int right = 0;
    for (int y = top; y < after.length / width; y++) {
      int row = y * width;
      int from = Arrays.mismatch(before, row, row + width, after, row, row + width);
      if (from >= 0) {
        int until = width;
        while (before[row + until - 1] == after[row + until - 1]) {
          until--;
        }
        left = Math.min(left, from);
        right = Math.max(right, until);
        bottom = y;
      }
    }
    return new Rectangle(left, top, right - left, bottom - top + 1);
  }

  /** The pixels of a rectangle. */
  static int[] cut(int[] pixels, int width, Rectangle part) {
    int[] result = new int[part.width * part.height];
    for (int y = 0; y < part.height; y++) {
      System.arraycopy(pixels, (part.y + y) * width + part.x, result, y * part.width, part.width);
    }
    return result;
  }
}
