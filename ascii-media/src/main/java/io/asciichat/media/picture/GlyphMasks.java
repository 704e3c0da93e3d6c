package io.asciichat.media.picture;

import io.asciichat.core.glyph.BlockGlyphs;
import io.asciichat.core.glyph.BlockShapes;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Characters drawn once for one size of cell: 0 to 255 of ink in each pixel. Not thread-safe.
 *
 * <p>Block characters have edges on whole pixels, so that neighbours join without a seam; braille
 * dots are circles as large as the squares of {@link BlockShapes}.
 */
final class GlyphMasks {
  /** A text may hold any character: beyond this many, the drawn ones are forgotten. */
  private static final int MAX_CACHED = 4096;

  /** How much wider than a square a circle of the same area is. */
  private static final double CIRCLE = 2 / Math.sqrt(Math.PI);

  private final int width;
  private final int height;
  private final AreaRaster raster;
  private final GlyphFont font = new GlyphFont();
  private final Map<Integer, byte[]> masks = new HashMap<>();

  GlyphMasks(int width, int height) {
    this.width = width;
    this.height = height;
    this.raster = new AreaRaster(width, height);
  }

  /** The ink of a character, row by row. */
  byte[] of(int codePoint) {
    byte[] known = masks.get(codePoint);
    if (known != null) {
      return known;
    }
    if (masks.size() >= MAX_CACHED) {
      masks.clear();
    }
    byte[] drawn = draw(codePoint);
    masks.put(codePoint, drawn);
    return drawn;
  }

  private byte[] draw(int codePoint) {
    if (BlockGlyphs.BRAILLE.pattern(codePoint) >= 0) {
      Path2D dots = new Path2D.Double();
      BlockShapes.draw(
          codePoint,
          (left, top, right, bottom, _) -> dots.append(dot(left, top, right, bottom), false));
      return raster.cover(dots);
    }
    byte[] mask = new byte[width * height];
    boolean block =
        BlockShapes.draw(
            codePoint,
            (left, top, right, bottom, ink) -> {
              int from = pixel(left, width);
              int until = pixel(right, width);
              for (int y = pixel(top, height); y < pixel(bottom, height); y++) {
                Arrays.fill(mask, y * width + from, y * width + until, (byte) ink);
              }
            });
    return block ? mask : raster.cover(font.outline(codePoint, width, height));
  }

  private Ellipse2D dot(int left, int top, int right, int bottom) {
    double dotWidth = (double) (right - left) * width / BlockShapes.UNITS * CIRCLE;
    double dotHeight = (double) (bottom - top) * height / BlockShapes.UNITS * CIRCLE;
    double x = (left + right) / 2.0 * width / BlockShapes.UNITS;
    double y = (top + bottom) / 2.0 * height / BlockShapes.UNITS;
    return new Ellipse2D.Double(x - dotWidth / 2, y - dotHeight / 2, dotWidth, dotHeight);
  }

  private static int pixel(int units, int size) {
    return (units * size + BlockShapes.UNITS / 2) / BlockShapes.UNITS;
  }
}
