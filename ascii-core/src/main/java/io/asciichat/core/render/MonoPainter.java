package io.asciichat.core.render;

/**
 * Characters without colour. Runs are written out: REP would be shorter, but not every terminal
 * knows it and the profile does not tell.
 */
final class MonoPainter implements CellPainter {
  private final Ramp ramp;

  MonoPainter(Ramp ramp) {
    this.ramp = ramp;
  }

  @Override
  public void begin() {}

  @Override
  public int paint(int[] samples, int from, int to, byte[] out, int at) {
    int[] glyphs = ramp.glyphs();
    byte[] lengths = ramp.lengths();
    for (int i = from; i < to; i++) {
      int luminance = Ramp.luminance(samples[i]);
      Output.putInt(out, at, glyphs[luminance]);
      at += lengths[luminance];
    }
    return at;
  }

  @Override
  public int end(byte[] out, int at) {
    return at;
  }

  @Override
  public int mostBytesPerCell() {
    return ramp.longest();
  }
}
