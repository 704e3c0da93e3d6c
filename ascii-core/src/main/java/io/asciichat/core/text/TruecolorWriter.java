package io.asciichat.core.text;

/** Cells in 24-bit colours. */
final class TruecolorWriter extends CellWriter {
  private static final long FOREGROUND = Output.pack("\033[38;2;");
  private static final long BACKGROUND = Output.pack("\033[48;2;");
  private static final long ALSO_BACKGROUND = Output.pack("48;2;");

  private static final int PREFIX_LENGTH = 7;
  private static final int ALSO_LENGTH = 5;

  /** {@code ESC[38;2;255;255;255m}. */
  private static final int MOST_FOR_ONE = 19;

  /** {@code ESC[38;2;255;255;255;48;2;255;255;255m}. */
  private static final int MOST_FOR_BOTH = 36;

  TruecolorWriter(boolean repeats) {
    super(repeats);
  }

  @Override
  int putColors(int fore, int back, byte[] out, int start) {
    if (fore == CellRow.ANY) {
      Output.putLong(out, start, BACKGROUND);
      return channels(back, out, start + PREFIX_LENGTH);
    }
    Output.putLong(out, start, FOREGROUND);
    int at = channels(fore, out, start + PREFIX_LENGTH);
    if (back == CellRow.ANY) {
      return at;
    }
    out[at - 1] = ';';
    Output.putLong(out, at, ALSO_BACKGROUND);
    return channels(back, out, at + ALSO_LENGTH);
  }

  private static int channels(int rgb, byte[] out, int start) {
    int at = Output.putSemicolon(out, start, rgb >> 16 & 0xff);
    at = Output.putSemicolon(out, at, rgb >> 8 & 0xff);
    return Output.putM(out, at, rgb & 0xff);
  }

  @Override
  public int end(byte[] out, int at) {
    return Output.putReset(out, at);
  }

  @Override
  public int mostColorBytes(boolean backgrounds) {
    return backgrounds ? MOST_FOR_BOTH : MOST_FOR_ONE;
  }
}
