package io.asciichat.core.text;

/** Cells in xterm's 256 colours. */
final class XtermWriter extends ExtendedColorWriter {
  XtermWriter(boolean repeats) {
    super(repeats, '5', "255m");
  }

  @Override
  int putColor(int index, byte[] out, int at) {
    return Output.putM(out, at, index);
  }
}
