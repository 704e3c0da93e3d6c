package io.asciichat.core.text;

/** Cells without colours. */
final class PlainWriter extends CellWriter {
  PlainWriter(boolean repeats) {
    super(repeats);
  }

  /** {@inheritDoc} Never called: no cell has a colour. */
  @Override
  int putColors(int fore, int back, byte[] out, int at) {
    throw new IllegalStateException("a colour without colours");
  }

  @Override
  public int mostColorBytes(boolean backgrounds) {
    return 0;
  }
}
