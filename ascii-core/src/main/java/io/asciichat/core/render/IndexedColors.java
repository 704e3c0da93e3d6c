package io.asciichat.core.render;

/** A terminal's fixed colour table. Immutable. */
interface IndexedColors {
  /** The index of the table's nearest colour to {@code 0xRRGGBB} that can be seen on black. */
  int nearest(int rgb);

  /** Writes the escape that makes this the foreground; returns the position behind it. */
  int putForeground(byte[] out, int at, int index);

  /** The longest of these escapes in bytes. */
  int mostForegroundBytes();

  /** Squared distance of two {@code 0xRRGGBB}. */
  static int distance(int a, int b) {
    int red = (a >> 16 & 0xff) - (b >> 16 & 0xff);
    int green = (a >> 8 & 0xff) - (b >> 8 & 0xff);
    int blue = (a & 0xff) - (b & 0xff);
    return red * red + green * green + blue * blue;
  }
}
