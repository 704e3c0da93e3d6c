package io.asciichat.core.text;

/** Cells in 24-bit colours. */
final class TruecolorWriter extends ExtendedColorWriter {
  TruecolorWriter(boolean repeats) {
    super(repeats, '2', "255;255;255m");
  }

  @Override
  int putColor(int rgb, byte[] out, int start) {
    int at = Output.putSemicolon(out, start, rgb >> 16 & 0xff);
    at = Output.putSemicolon(out, at, rgb >> 8 & 0xff);
    return Output.putM(out, at, rgb & 0xff);
  }
}
