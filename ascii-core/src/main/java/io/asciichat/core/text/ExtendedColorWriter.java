package io.asciichat.core.text;

/**
 * Cells in colours that SGR selects with 38 and 48 (ISO 8613-6, as xterm writes it): {@code
 * ESC[38;…m}, {@code ESC[48;…m}, or both in one sequence, which saves three bytes.
 */
abstract class ExtendedColorWriter extends CellWriter {
  private static final int PREFIX_LENGTH = 7;
  private static final int ALSO_LENGTH = 5;

  private final long foreground;
  private final long background;
  private final long alsoBackground;

  /** Bytes of the longest colour and the {@code m} behind it. */
  private final int mostBytes;

  /**
   * @param kind how a colour follows: 2 for three channels, 5 for an index
   * @param longest a colour with the most bytes, as it is written
   */
  ExtendedColorWriter(boolean repeats, char kind, String longest) {
    super(repeats);
    foreground = Output.pack("\033[38;" + kind + ";");
    background = Output.pack("\033[48;" + kind + ";");
    alsoBackground = Output.pack("48;" + kind + ";");
    mostBytes = longest.length();
  }

  /** Writes a colour and an {@code m}; returns the position behind it. */
  abstract int putColor(int color, byte[] out, int at);

  @Override
  final int putColors(int fore, int back, byte[] out, int start) {
    if (fore == CellRow.ANY) {
      Output.putLong(out, start, background);
      return putColor(back, out, start + PREFIX_LENGTH);
    }
    Output.putLong(out, start, foreground);
    int at = putColor(fore, out, start + PREFIX_LENGTH);
    if (back == CellRow.ANY) {
      return at;
    }
    out[at - 1] = ';';
    Output.putLong(out, at, alsoBackground);
    return putColor(back, out, at + ALSO_LENGTH);
  }

  @Override
  public final int mostColorBytes(boolean backgrounds) {
    int one = PREFIX_LENGTH + mostBytes;
    return backgrounds ? one + ALSO_LENGTH + mostBytes : one;
  }
}
