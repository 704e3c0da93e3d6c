package io.asciichat.core.text;

import io.asciichat.core.color.ColorLevel;

/**
 * Writes rows of cells as text: colours are set only when they change and with the fewest bytes, of
 * two ways to draw a cell the one that needs fewer changes is taken, and runs of one character
 * become REP ({@code ESC [ n b}, ECMA-48) where the viewer's program knows it and it is shorter.
 * Remembers the terminal's colours from cell to cell: one writer for each renderer.
 *
 * <p>Rows that end on a coloured background are reset: a terminal that scrolls fills the new line
 * with the colour it finds. Foregrounds go on from row to row.
 */
public abstract class CellWriter {
  private final boolean repeats;
  private int foreground;
  private int background;

  // The run of one character that is being written.
  private int runGlyph;
  private int runLength;

  /**
   * @param repeats whether the viewer's program knows REP
   */
  CellWriter(boolean repeats) {
    this.repeats = repeats;
  }

  /**
   * A writer for one renderer.
   *
   * @param level the colours that its rows hold
   * @param repeats whether the viewer's program knows REP
   */
  public static CellWriter of(ColorLevel level, boolean repeats) {
    return switch (level) {
      case NONE -> new PlainWriter(repeats);
      case EIGHT, SIXTEEN -> new AnsiWriter(repeats);
      case COLORS_256 -> new XtermWriter(repeats);
      case TRUECOLOR -> new TruecolorWriter(repeats);
    };
  }

  /** Begins a frame: the terminal shows its own colours. */
  public final void begin() {
    foreground = CellRow.DEFAULT;
    background = CellRow.DEFAULT;
    runLength = 0;
  }

  /**
   * Writes the first cells of a row.
   *
   * @param out has room for the longest cells and {@link Output#SLACK}
   * @return the position behind the text
   */
  public final int write(CellRow row, int columns, byte[] out, int start) {
    int at = start;
    int[] glyphs = row.glyphs;
    int[] inverses = row.inverses;
    int[] foregrounds = row.foregrounds;
    int[] backgrounds = row.backgrounds;
    for (int i = 0; i < columns; i++) {
      int glyph = glyphs[i];
      if (glyph == CellRow.TAKEN) {
        continue;
      }
      int fore = foregrounds[i];
      int back = backgrounds[i];
      int inverse = inverses[i];
      if (inverse != 0 && changes(back, fore) < changes(fore, back)) {
        glyph = inverse;
        int swap = fore;
        fore = back;
        back = swap;
      }
      if (differs(fore, foreground) || differs(back, background)) {
        at = endRun(out, at);
        at = setColors(fore, back, out, at);
      } else if (glyph == runGlyph && repeats && runLength > 0) {
        runLength++;
        continue;
      }
      if (repeats) {
        if (runLength > 0) {
          at = endRun(out, at);
        }
        runGlyph = glyph;
        runLength = 1;
      } else {
        Output.putInt(out, at, glyph);
        at += Output.length(glyph);
      }
    }
    at = endRun(out, at);
    if (background != CellRow.DEFAULT) {
      at = reset(out, at);
    }
    return at;
  }

  /** Ends a frame: brings the terminal's own colours back. Returns the position behind it. */
  public final int end(byte[] out, int at) {
    return mostColorBytes(true) == 0 ? at : Output.putReset(out, at);
  }

  /** The longest escape for one cell in bytes, its character not counted. */
  public abstract int mostColorBytes(boolean backgrounds);

  /** Writes the escapes that set colours; each of them is a colour, or {@link CellRow#ANY}. */
  abstract int putColors(int fore, int back, byte[] out, int at);

  /** A colour that must be set for a cell. */
  private static boolean differs(int wanted, int now) {
    return wanted != now && wanted != CellRow.ANY;
  }

  private int changes(int fore, int back) {
    return (differs(fore, foreground) ? 1 : 0) + (differs(back, background) ? 1 : 0);
  }

  private int setColors(int fore, int back, byte[] out, int start) {
    int at = start;
    if (fore == CellRow.DEFAULT && foreground != CellRow.DEFAULT
        || back == CellRow.DEFAULT && background != CellRow.DEFAULT) {
      at = reset(out, at);
    }
    int newFore = differs(fore, foreground) ? fore : CellRow.ANY;
    int newBack = differs(back, background) ? back : CellRow.ANY;
    if (newFore != CellRow.ANY) {
      foreground = fore;
    }
    if (newBack != CellRow.ANY) {
      background = back;
    }
    return newFore == CellRow.ANY && newBack == CellRow.ANY
        ? at
        : putColors(newFore, newBack, out, at);
  }

  private int reset(byte[] out, int at) {
    foreground = CellRow.DEFAULT;
    background = CellRow.DEFAULT;
    return Output.putReset(out, at);
  }

  private int endRun(byte[] out, int start) {
    int length = runLength;
    if (length == 0) {
      return start;
    }
    runLength = 0;
    int bytes = Output.length(runGlyph);
    Output.putInt(out, start, runGlyph);
    int at = start + bytes;
    int more = length - 1;
    if (more * bytes > Output.repeatLength(more)) {
      return Output.putRepeat(out, at, more);
    }
    for (int i = 0; i < more; i++) {
      Output.putInt(out, at, runGlyph);
      at += bytes;
    }
    return at;
  }
}
