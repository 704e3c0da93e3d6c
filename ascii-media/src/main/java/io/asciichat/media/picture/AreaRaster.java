package io.asciichat.media.picture;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.Arrays;

/**
 * Turns outlines into coverage: for each pixel the exact share of its area that lies inside. Own
 * arithmetic rather than {@code Graphics2D}, so that the same outline gives the same bytes on every
 * machine and nothing of the desktop is started.
 *
 * <p>Each edge adds its signed area to the pixels it crosses and its height to everything right of
 * it; a running sum along each row yields the coverage ("signed area accumulation", as in Raph
 * Levien's font-rs). Contours that overlap in the same direction count once.
 *
 * <p>Not thread-safe.
 */
final class AreaRaster {
  /** Curves deviate from their chords by at most this share of a pixel. */
  private static final double FLATNESS = 1.0 / 64;

  private final int width;
  private final int height;

  /** Per row two more than the width: what lies right of the raster goes there. */
  private final double[] deltas;

  AreaRaster(int width, int height) {
    this.width = width;
    this.height = height;
    deltas = new double[(width + 2) * height];
  }

  /** Coverage of each pixel, 0 to 255, row by row. */
  byte[] cover(Shape outline) {
    Arrays.fill(deltas, 0);
    trace(outline.getPathIterator(null, FLATNESS));
    byte[] coverage = new byte[width * height];
    for (int y = 0; y < height; y++) {
      double inside = 0;
      for (int x = 0; x < width; x++) {
        inside += deltas[y * (width + 2) + x];
        coverage[y * width + x] = (byte) Math.round(Math.min(Math.abs(inside), 1) * 255);
      }
    }
    return coverage;
  }

  private void trace(PathIterator path) {
    double[] to = new double[6];
    double startX = 0;
    double startY = 0;
    double x = 0;
    double y = 0;
    for (; !path.isDone(); path.next()) {
      switch (path.currentSegment(to)) {
        case PathIterator.SEG_MOVETO -> {
          edge(x, y, startX, startY);
          startX = to[0];
          startY = to[1];
        }
        case PathIterator.SEG_LINETO -> edge(x, y, to[0], to[1]);
        default -> {
          to[0] = startX;
          to[1] = startY;
          edge(x, y, startX, startY);
        }
      }
      x = to[0];
      y = to[1];
    }
    edge(x, y, startX, startY);
  }

  private void edge(double x0, double y0, double x1, double y1) {
    if (y0 == y1) {
      return;
    }
    double sign = y0 < y1 ? 1 : -1;
    double top = Math.min(y0, y1);
    double bottom = Math.max(y0, y1);
    double slope = (x1 - x0) / (y1 - y0);
    for (int row = (int) Math.max(0, Math.floor(top)); row < height && row < bottom; row++) {
      double from = Math.max(top, row);
      double until = Math.min(bottom, row + 1.0);
      if (until > from) {
        double a = x0 + (from - y0) * slope;
        double b = x0 + (until - y0) * slope;
        slice(row, Math.min(a, b), Math.max(a, b), sign * (until - from));
      }
    }
  }

  /** The part of an edge within one row, from left to right; the height carries the direction. */
  private void slice(int row, double left, double right, double height) {
    if (left < 0) {
      // What lies left of the raster covers the whole row behind it.
      double outside = right <= 0 ? 1 : -left / (right - left);
      deltas[row * (width + 2)] += outside * height;
      if (right > 0) {
        slice(row, 0, right, (1 - outside) * height);
      }
      return;
    }
    for (int column = (int) left; column < width && column <= right; column++) {
      double from = Math.max(left, column);
      double until = Math.min(right, column + 1.0);
      double share = right > left ? (until - from) / (right - left) : 1;
      double covered = column + 1 - (from + until) / 2;
      int at = row * (width + 2) + column;
      deltas[at] += share * height * covered;
      deltas[at + 1] += share * height * (1 - covered);
    }
  }
}
