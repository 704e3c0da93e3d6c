package io.asciichat.core.cell;

import io.asciichat.core.color.Rgb;
import io.asciichat.core.text.CellRow;

/**
 * Coloured dots on the terminal's own background. Of all numbers of dots, brightest pixels first,
 * that one is taken with which one colour on black comes nearest to the cell: with n dots and S the
 * sum of their luminance the squared error is least where S²/n is largest. Their colour is the mean
 * of their pixels, lifted a little because dots fill only a part of their fields.
 */
final class ColorBrailleChooser extends CellChooser {
  /** Pixels darker than this get no dot by themselves. */
  private static final int DARK = 4;

  /** Times 256: a sixth brighter. More would cut what is bright already, and faces turn flat. */
  private static final int LIFT = 300;

  private final BlockSet dots;
  private final Ink ink;
  private final int[] light;

  ColorBrailleChooser(BlockSet dots, Ink ink) {
    super(Format.ofBlocks(dots, false));
    this.dots = dots;
    this.ink = ink;
    this.light = new int[dots.pixels()];
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    int[] pixels = raster.pixels();
    int width = raster.width();
    int top = y * dots.rows() * width;
    for (int x = from; x < to; x++) {
      int start = top + 2 * x;
      for (int i = 0; i < light.length; i++) {
        light[i] = Rgb.luminance(pixels[start + (i >> 1) * width + (i & 1)]);
      }
      int pattern = pattern();
      row.backgrounds[x] = CellRow.DEFAULT;
      row.inverses[x] = 0;
      row.glyphs[x] = pattern == 0 ? CellRow.SPACE : dots.glyph(pattern);
      row.foregrounds[x] =
          pattern == 0 ? CellRow.ANY : ink.of(color(pixels, width, start, pattern), x, y);
    }
  }

  private int pattern() {
    int used = 0;
    int sum = 0;
    int best = 0;
    int most = 0;
    for (int count = 1; count <= light.length; count++) {
      int next = brightestBut(used);
      if (light[next] < DARK) {
        break;
      }
      used |= 1 << next;
      sum += light[next];
      int score = sum * sum / count;
      if (score > most) {
        most = score;
        best = used;
      }
    }
    return best;
  }

  private int brightestBut(int used) {
    int found = 0;
    int most = -1;
    for (int i = 0; i < light.length; i++) {
      if ((used >> i & 1) == 0 && light[i] > most) {
        most = light[i];
        found = i;
      }
    }
    return found;
  }

  private int color(int[] pixels, int width, int start, int pattern) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int i = 0; i < light.length; i++) {
      int mask = -(pattern >> i & 1);
      int rgb = pixels[start + (i >> 1) * width + (i & 1)] & mask;
      red += rgb >> 16;
      green += rgb >> 8 & 0xff;
      blue += rgb & 0xff;
    }
    int count = Integer.bitCount(pattern);
    int mean = red / count << 16 | green / count << 8 | blue / count;
    return Rgb.scale(mean, Math.min(LIFT, 255 * 256 / Rgb.brightest(mean)));
  }
}
