package io.asciichat.core.text;

/** Cells in the sixteen ANSI colours, or in the first eight of them. */
final class AnsiWriter extends CellWriter {
  private static final long START = Output.pack("\033[");
  private static final int START_LENGTH = 2;

  /** Where the numbers for foregrounds and backgrounds begin: 30 to 37 and 90 to 97; 40, 100. */
  private static final int FOREGROUND = 30;

  private static final int BACKGROUND = 40;

  /** From the first eight numbers to the bright ones. */
  private static final int BRIGHT = 60 - 8;

  /** {@code ESC[97m}. */
  private static final int MAX_BYTES_FOR_ONE = 6;

  /** {@code ESC[97;107m}. */
  private static final int MAX_BYTES_FOR_BOTH = 9;

  AnsiWriter(boolean repeats) {
    super(repeats);
  }

  @Override
  int putColors(int fore, int back, byte[] out, int start) {
    Output.putLong(out, start, START);
    int at = start + START_LENGTH;
    if (back == CellRow.ANY) {
      return Output.putM(out, at, number(FOREGROUND, fore));
    }
    if (fore != CellRow.ANY) {
      at = Output.putSemicolon(out, at, number(FOREGROUND, fore));
    }
    return Output.putM(out, at, number(BACKGROUND, back));
  }

  private static int number(int base, int index) {
    return base + (index < 8 ? index : index + BRIGHT);
  }

  @Override
  public int mostColorBytes(boolean backgrounds) {
    return backgrounds ? MAX_BYTES_FOR_BOTH : MAX_BYTES_FOR_ONE;
  }
}
