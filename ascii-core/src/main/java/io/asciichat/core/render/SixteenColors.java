package io.asciichat.core.render;

/**
 * The sixteen ANSI colours with the usual values (0, 128, 192, 255 in each channel), which ACIP
 * takes as reference. Looked up in a table of 32 steps a channel. Black is left out: a character
 * drawn in it could not be seen, and cells meant to be black are spaces.
 */
final class SixteenColors implements IndexedColors {
  private static final int[] COLORS = {
    0x000000, 0x800000, 0x008000, 0x808000, 0x000080, 0x800080, 0x008080, 0xc0c0c0,
    0x808080, 0xff0000, 0x00ff00, 0xffff00, 0x0000ff, 0xff00ff, 0x00ffff, 0xffffff
  };

  /** {@code ESC[37m} and the like. */
  private static final int LENGTH = 5;

  private static final int STEPS = 32;

  private static final byte[] NEAREST = table();
  private static final long[] ESCAPES = escapes();

  private static byte[] table() {
    byte[] table = new byte[STEPS * STEPS * STEPS];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) search(widen(i >> 10) << 16 | widen(i >> 5 & 31) << 8 | widen(i & 31));
    }
    return table;
  }

  /** A step's value, so that the first is 0 and the last 255. */
  private static int widen(int step) {
    return step << 3 | step >> 2;
  }

  private static int search(int rgb) {
    int best = 1;
    for (int i = 2; i < COLORS.length; i++) {
      if (IndexedColors.distance(rgb, COLORS[i]) < IndexedColors.distance(rgb, COLORS[best])) {
        best = i;
      }
    }
    return best;
  }

  private static long[] escapes() {
    long[] escapes = new long[COLORS.length];
    for (int i = 0; i < escapes.length; i++) {
      escapes[i] = Output.pack("\033[" + (i < 8 ? 30 + i : 82 + i) + "m");
    }
    return escapes;
  }

  @Override
  public int nearest(int rgb) {
    return NEAREST[rgb >> 9 & 0x7c00 | rgb >> 6 & 0x3e0 | rgb >> 3 & 0x1f];
  }

  @Override
  public int putForeground(byte[] out, int at, int index) {
    Output.putLong(out, at, ESCAPES[index]);
    return at + LENGTH;
  }

  @Override
  public int mostForegroundBytes() {
    return LENGTH;
  }
}
