package io.asciichat.core.render;

/** Characters in 24-bit foreground colours. A space shows none and so never sets one. */
final class TruecolorPainter implements CellPainter {
  private static final long PREFIX = Output.pack("\033[38;2;");
  private static final int PREFIX_LENGTH = 7;

  /** {@code ESC[38;2;255;255;255m}. */
  private static final int MOST_COLOR_BYTES = 19;

  private static final int DEFAULT = -1;

  private final Ramp ramp;
  private int color = DEFAULT;

  TruecolorPainter(Ramp ramp) {
    this.ramp = ramp;
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
      if (rgb != shown && glyph != Ramp.SPACE) {
        Output.putLong(out, at, PREFIX);
        at = Output.putSemicolon(out, at + PREFIX_LENGTH, rgb >> 16 & 0xff);
        at = Output.putSemicolon(out, at, rgb >> 8 & 0xff);
        at = Output.putM(out, at, rgb & 0xff);
        shown = rgb;
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
    return MOST_COLOR_BYTES + ramp.longest();
  }
}
