package io.asciichat.core.text;

/** Cells in xterm's 256 colours. */
final class XtermWriter extends CellWriter {
  private static final long FOREGROUND = Output.pack("\033[38;5;");
  private static final long BACKGROUND = Output.pack("\033[48;5;");
  private static final long ALSO_BACKGROUND = Output.pack("48;5;");

  private static final int PREFIX_LENGTH = 7;
  private static final int ALSO_LENGTH = 5;

  /** {@code ESC[38;5;255m}. */
  private static final int MOST_FOR_ONE = 11;

  /** {@code ESC[38;5;255;48;5;255m}. */
  private static final int MOST_FOR_BOTH = 20;

  XtermWriter(boolean repeats) {
    super(repeats);
  }

  @Override
  int putColors(int fore, int back, byte[] out, int start) {
    if (fore == CellRow.ANY) {
      Output.putLong(out, start, BACKGROUND);
      return Output.putM(out, start + PREFIX_LENGTH, back);
    }
    Output.putLong(out, start, FOREGROUND);
    int at = Output.putM(out, start + PREFIX_LENGTH, fore);
    if (back == CellRow.ANY) {
      return at;
    }
    out[at - 1] = ';';
    Output.putLong(out, at, ALSO_BACKGROUND);
    return Output.putM(out, at + ALSO_LENGTH, back);
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
