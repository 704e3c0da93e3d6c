package io.asciichat.core.render;

/** Characters in foreground colours of a fixed table. A space shows none and so never sets one. */
final class IndexedPainter implements CellPainter {
  private static final int DEFAULT = -1;

  private final Ramp ramp;
  private final IndexedColors colors;
  private int color = DEFAULT;

  IndexedPainter(Ramp ramp, IndexedColors colors) {
    this.ramp = ramp;
    this.colors = colors;
  }

  @Override
  public void begin() {
    color = DEFAULT;
  }

  @Override
  public int paint(int[] samples, int from, int to, byte[] out, int at) {
    int[] glyphs = ramp.glyphs();
    byte[] lengths = ramp.lengths();
    int shown = color;
    for (int i = from; i < to; i++) {
      int rgb = samples[i];
      int luminance = Ramp.luminance(rgb);
      int glyph = glyphs[luminance];
      if (glyph != Ramp.SPACE) {
        int index = colors.nearest(rgb);
        if (index != shown) {
          at = colors.putForeground(out, at, index);
          shown = index;
        }
      }
      Output.putInt(out, at, glyph);
      at += lengths[luminance];
    }
    color = shown;
    return at;
  }

  @Override
  public int end(byte[] out, int at) {
    return Output.putReset(out, at);
  }

  @Override
  public int mostBytesPerCell() {
    return colors.mostForegroundBytes() + ramp.longest();
  }
}
