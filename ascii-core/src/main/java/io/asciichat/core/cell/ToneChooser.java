package io.asciichat.core.cell;

import io.asciichat.core.color.Rgb;
import io.asciichat.core.color.Threshold;
import io.asciichat.core.text.CellRow;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Characters of a small palette by their measured ink, where colours are few. A handful of signs
 * has too few forms to follow a picture with, and a choice by form would show even areas as stripes
 * of whatever sign is nearest; but their ink, once measured, steps from dark to bright, and between
 * two steps cells take turns.
 */
final class ToneChooser extends CellChooser {
  private static final int LEVELS = 256;

  /**
   * The luminance that a share of the densest character's ink stands for is the share to this
   * power: between that of its light (0.45), with which pictures come out dark, and that of its
   * value.
   */
  private static final double TONE_POWER = 0.7;

  /** How much of the way from one character to the next is mixed; the ends are calm. */
  private static final float MIXED = 0.5f;

  private final Ink ink;
  private final int[] darker = new int[LEVELS];
  private final int[] brighter = new int[LEVELS];

  /** By luminance: thresholds below this show the brighter character. */
  private final int[] parts = new int[LEVELS];

  /**
   * @param table the palette with its ink as it is drawn
   */
  ToneChooser(ShapeTable table, Ink ink) {
    super(new Format(1, 1, false, table.longest()));
    this.ink = ink;
    Integer[] order = new Integer[table.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingInt(table::ink));
    int densest = Math.max(1, table.ink(order[order.length - 1]));
    int[] tones = new int[order.length];
    Arrays.setAll(tones, i -> tone((double) table.ink(order[i]) / densest));
    tones[0] = 0;
    int below = 0;
    for (int luminance = 0; luminance < LEVELS; luminance++) {
      while (below + 1 < tones.length && tones[below + 1] <= luminance) {
        below++;
      }
      int above = Math.min(below + 1, tones.length - 1);
      int span = Math.max(1, tones[above] - tones[below]);
      float part = (float) (luminance - tones[below]) / span;
      darker[luminance] = table.glyph(order[below]);
      brighter[luminance] = table.glyph(order[above]);
      parts[luminance] =
          Math.clamp(Math.round(((part - 0.5f) / MIXED + 0.5f) * Threshold.LEVELS), 0, LEVELS);
    }
  }

  private static int tone(double ink) {
    return (int) Math.round(255 * Math.pow(ink, TONE_POWER));
  }

  @Override
  public void choose(PixelRaster raster, int y, int from, int to, CellRow row) {
    int start = y * raster.width();
    for (int x = from; x < to; x++) {
      int rgb = raster.pixels()[start + x];
      int color = ink.ofHue(rgb, x, y);
      int tone = Math.min(255, Rgb.luminance(rgb) * 255 / ink.luminance(color));
      int glyph = Threshold.at(x, y) < parts[tone] ? brighter[tone] : darker[tone];
      row.glyphs[x] = glyph;
      row.inverses[x] = 0;
      row.foregrounds[x] = glyph == CellRow.SPACE ? CellRow.ANY : color;
      row.backgrounds[x] = CellRow.DEFAULT;
    }
  }
}
