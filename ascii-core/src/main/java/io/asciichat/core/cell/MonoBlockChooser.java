package io.asciichat.core.cell;

import io.asciichat.core.color.Rgb;
import io.asciichat.core.color.Threshold;
import io.asciichat.core.text.CellRow;
import io.asciichat.core.text.Output;

/**
 * Blocks of four, six or eight pixels without colour. A cell gets the shade that is nearest to its
 * mean, or, where that leaves less squared error, the block whose pixels are set where the picture
 * is bright: even areas are even, and edges are edges. Between two shades cells take turns over a
 * part of the way only, which tells the brightness from afar and keeps the picture calm near by.
 */
final class MonoBlockChooser extends CellChooser {
  /**
   * From dark to bright, in equal steps: terminals draw them with a quarter of the ink more each.
   */
  private static final String SHADES = " ░▒▓█";

  private static final int MAX_SHADE = 4;
  private static final float STEP = 255f / MAX_SHADE;

  /** How far the dithering pattern shifts luminance, from its lowest to its highest place. */
  static final int SPAN = 20;

  /** How much further from the cell's mean its pixels are moved: edges stand out. */
  private static final float SHARPNESS = 1.25f;

  /** Pixels brighter than this are nearer to white than to black. */
  private static final float MIDDLE = 127.5f;

  private final BlockSet blocks;
  private final int[] shades;
  private final float[] light;

  MonoBlockChooser(BlockSet blocks) {
    super(new Format(blocks.columns(), blocks.rows(), false, blocks.longest()));
    this.blocks = blocks;
    this.shades = SHADES.codePoints().map(Output::packGlyph).toArray();
    this.light = new float[blocks.pixels()];
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    int[] pixels = raster.pixels();
    int width = raster.width();
    int start = y * blocks.rows() * width;
    for (int x = from; x < to; x++) {
      int at = start + 2 * x;
      float sum = 0;
      for (int i = 0; i < light.length; i += 2, at += width) {
        light[i] = Rgb.luminance(pixels[at]);
        light[i + 1] = Rgb.luminance(pixels[at + 1]);
        sum += light[i] + light[i + 1];
      }
      row.put(x, glyph(sum / light.length, Threshold.at(x, y)));
    }
  }

  private int glyph(float mean, int threshold) {
    float shift = ((threshold + 0.5f) / Threshold.LEVELS - 0.5f) * SPAN;
    int shade = Math.clamp(Math.round((mean + shift) / STEP), 0, MAX_SHADE);
    float even = 0;
    float divided = 0;
    int pattern = 0;
    for (int i = 0; i < light.length; i++) {
      float value = Math.clamp(mean + (light[i] - mean) * SHARPNESS, 0, 255);
      float off = value - shade * STEP;
      even += off * off;
      float nearest = value > MIDDLE ? 255 - value : value;
      divided += nearest * nearest;
      pattern |= value > MIDDLE ? 1 << i : 0;
    }
    if (divided >= even) {
      return shades[shade];
    }
    return pattern == 0 ? CellRow.SPACE : blocks.glyph(pattern);
  }
}
