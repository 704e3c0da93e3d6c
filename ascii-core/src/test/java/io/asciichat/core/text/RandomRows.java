package io.asciichat.core.text;

import io.asciichat.core.color.ColorLevel;
import java.util.Random;

/** Rows of cells as choosers make them: runs of few characters in few colours, names, blanks. */
final class RandomRows {
  static final int UPPER = Output.packGlyph('▀');
  static final int LOWER = Output.packGlyph('▄');
  static final int FULL = Output.packGlyph('█');

  private static final int[] LETTERS = {'a', 'b', Output.packGlyph('é'), Output.packGlyph('▒')};

  private final Random random;
  private final int[] colors = new int[4];
  private final boolean plain;
  private final boolean backgrounds;

  RandomRows(ColorLevel level, Random random) {
    this.random = random;
    this.plain = level == ColorLevel.NONE;
    this.backgrounds = !plain && random.nextBoolean();
    int most =
        switch (level) {
          case NONE -> 1;
          case EIGHT -> 8;
          case SIXTEEN -> 16;
          case COLORS_256 -> 256;
          case TRUECOLOR -> 1 << 24;
        };
    for (int i = 0; i < colors.length; i++) {
      colors[i] = random.nextInt(most);
    }
  }

  /** One row of so many cells. */
  CellRow row(int columns) {
    CellRow row = new CellRow(columns);
    row.blank(0, columns);
    for (int x = 0; x < columns; ) {
      int kind = random.nextInt(12);
      int length = Math.min(columns - x, random.nextInt(4) == 0 ? 1 + random.nextInt(30) : 1);
      int color = color();
      int other = color();
      for (int i = 0; i < length; i++, x++) {
        put(row, x, kind, color, other);
      }
    }
    return row;
  }

  private void put(CellRow row, int x, int kind, int color, int other) {
    if (kind == 0) {
      row.blank(x, x + 1);
    } else if (kind == 1) {
      row.put(x, 'N');
    } else if (kind == 2 && x + 1 < row.columns() && row.glyphs[x] == CellRow.SPACE) {
      row.put(x, Output.packGlyph(0x6f22));
      row.put(x + 1, CellRow.TAKEN);
    } else if (row.glyphs[x] == CellRow.TAKEN) {
      return;
    } else if (kind < 7 && backgrounds) {
      block(row, x, kind % 2 == 0, color, other);
    } else {
      letter(row, x, kind, color, other);
    }
  }

  private static void block(CellRow row, int x, boolean even, int color, int other) {
    row.glyphs[x] = even ? CellRow.SPACE : UPPER;
    row.inverses[x] = even ? FULL : LOWER;
    row.foregrounds[x] = even ? CellRow.ANY : color;
    row.backgrounds[x] = other;
  }

  private void letter(CellRow row, int x, int kind, int color, int other) {
    row.glyphs[x] = kind == 7 ? CellRow.SPACE : LETTERS[kind % LETTERS.length];
    row.inverses[x] = 0;
    row.foregrounds[x] =
        row.glyphs[x] == CellRow.SPACE ? CellRow.ANY : plain ? CellRow.DEFAULT : color;
    row.backgrounds[x] = backgrounds ? other : CellRow.DEFAULT;
  }

  private int color() {
    return colors[random.nextInt(colors.length)];
  }

  /** The rows as a frame's text. */
  static FrameText write(ColorLevel level, boolean repeats, CellRow... rows) {
    CellWriter writer = CellWriter.of(level, repeats);
    byte[] out = new byte[1 << 16];
    int at = 0;
    writer.begin();
    for (int y = 0; y < rows.length; y++) {
      if (y > 0) {
        out[at++] = '\n';
      }
      at = writer.write(rows[y], rows[y].columns(), out, at);
    }
    return new FrameText(out, 0, writer.end(out, at));
  }
}
