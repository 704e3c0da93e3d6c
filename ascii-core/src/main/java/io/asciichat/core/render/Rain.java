package io.asciichat.core.render;

import io.asciichat.core.cell.CellChooser;
import io.asciichat.core.color.Rgb;
import io.asciichat.core.text.CellRow;
import io.asciichat.core.text.Output;

/**
 * Characters that rain over the picture: in every column of cells drops fall, each with a bright
 * head and a fading tail, and light up the picture in green where they pass; elsewhere it is dim.
 * Where everything is at a moment follows from the time alone.
 */
final class Rain implements PixelEffect {
  private static final int GREEN = 0x00ff41;
  private static final int HEAD = 0xc8ffd2;

  /** Brightness of the picture where no drop is, 0 to 256. */
  private static final int DIM = 70;

  /** Cells lit less than this keep their own character. */
  private static final int LIT = 110;

  /** Rows of a tail: this and up to as many more. */
  private static final int MIN_TAIL = 8;

  private static final int TAIL_RANGE = 14;

  /** Rows a second: this and up to as many more. */
  private static final int SLOWEST = 6;

  private static final int SPEED_RANGE = 14;

  private static final long SECOND = 1_000_000_000L;

  /** How long a raining character stays the same. */
  private static final long FLICKER = SECOND / 4;

  private static final String ASCII = "0123456789ABCDEFGHJKLNPRSTUVXYZ<>=+*#";

  /** Strange, but of one column on every terminal, and in nearly every font. */
  private static final String TURNED = "0123456789ɐɔəɟɥɯɹʇʌʍʎʞƨƧƆƎƐƸ<>=+*#";

  private final int columns;
  private final int rows;
  private final int pixelColumns;
  private final int pixelRows;
  private final int[] lit;
  private final int[] rained;
  private final int[] glyphs;
  private long flicker;

  /**
   * @param columns cells in a row
   * @param rows of cells
   * @param chooser which pixels a cell has
   * @param utf8 whether the terminal shows more than ASCII
   */
  Rain(int columns, int rows, CellChooser chooser, boolean utf8) {
    this.columns = columns;
    this.rows = rows;
    this.pixelColumns = chooser.format().pixelColumns();
    this.pixelRows = chooser.format().pixelRows();
    this.lit = new int[columns * rows];
    this.rained = new int[lit.length * pixelColumns * pixelRows];
    this.glyphs = (utf8 ? TURNED : ASCII).codePoints().map(Output::packGlyph).toArray();
  }

  @Override
  public int[] apply(int[] pixels, long now) {
    flicker = now / FLICKER;
    for (int x = 0; x < columns; x++) {
      fall(x, now);
    }
    int width = columns * pixelColumns;
    for (int i = 0; i < rained.length; i++) {
      int x = i % width / pixelColumns;
      int y = i / width / pixelRows;
      int light = lit[y * columns + x];
      int color = light > 256 ? HEAD : GREEN;
      rained[i] = Rgb.scale(color, Rgb.luminance(pixels[i]) * Math.min(256, light) >> 8);
    }
    return rained;
  }

  private void fall(int x, long now) {
    int seed = mix(x);
    int tail = MIN_TAIL + seed % TAIL_RANGE;
    int speed = SLOWEST + (seed >> 8) % SPEED_RANGE;
    int period = rows + tail + (seed >> 16) % Math.max(1, rows);
    long fallen = Math.floorDiv(now, 1000) * speed / (SECOND / 1000) + seed % period;
    int head = (int) Math.floorMod(fallen, (long) period);
    for (int y = 0; y < rows; y++) {
      int behind = head - y;
      boolean wet = behind >= 0 && behind < tail;
      lit[y * columns + x] =
          behind == 0 ? 257 : wet ? DIM + (256 - DIM) * (tail - behind) / tail : DIM;
    }
  }

  /** Replaces the characters of a row that a drop has just passed. */
  void characters(int y, int from, int to, CellRow row) {
    for (int x = from; x < to; x++) {
      if (lit[y * columns + x] >= LIT && row.glyphs[x] != CellRow.SPACE) {
        row.glyphs[x] = glyphs[mix(x + y * columns + (int) flicker * 7919) % glyphs.length];
      }
    }
  }

  /** Spreads a number over 0 to 2^24 − 1: the finalizer of MurmurHash3. */
  private static int mix(int number) {
    int hash = number + 1;
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return (hash ^ hash >>> 16) & 0xff_ffff;
  }
}
