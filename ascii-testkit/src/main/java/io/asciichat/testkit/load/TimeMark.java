package io.asciichat.testkit.load;

/**
 * The time in a picture, as bars that survive scaling and rendering as text: the middle third of
 * the picture is divided into twelve upright bars of equal width, bright for 1 and dark for 0. They
 * are, from the left, a bright one, seven for the time slot, three for a checksum and a dark one. A
 * picture 19 columns wide, the smallest on most pages, has a column and a half for each; of those
 * with 13, the smallest of all, about half can be read.
 *
 * <p>A slot lasts {@link #SLOT_NANOS}, so what is read is never younger than it was, and at most
 * that much older. Slots come again after {@link #MAX_SLOTS}, or fewer where the pictures are
 * large.
 */
final class TimeMark {
  /** Ten of them are the 50 ms that a picture may be old. */
  static final long SLOT_NANOS = 5_000_000;

  /** As many as seven bars tell. */
  static final int MAX_SLOTS = 128;

  /** Bars from the left to the right edge of a picture. */
  static final int BARS = 12;

  /** Below these pixels a mark is not worth drawing. */
  static final int MIN_WIDTH = 96;

  static final int MIN_HEIGHT = 72;

  private static final int CHECK_BITS = 3;

  /** x³ + x + 1: finds every single wrong bar. */
  private static final int POLYNOMIAL = 0b1011;

  /** Bars that are all dark or all bright have a wrong checksum. */
  private static final int CHECK_MASK = 0b101;

  private static final int DATA_BITS = 7;

  private TimeMark() {}

  /** Returns whether pictures of this size carry a mark. */
  static boolean fits(int width, int height) {
    return width >= MIN_WIDTH && height >= MIN_HEIGHT;
  }

  /** The bars of a slot: the leftmost is bit 11. */
  static int bars(int slot) {
    return 1 << BARS - 1 | slot << CHECK_BITS + 1 | check(slot) << 1;
  }

  /** The slot that bars tell, or −1 when they are not those of any slot. */
  static int slot(int bars) {
    int slot = bars >> CHECK_BITS + 1 & MAX_SLOTS - 1;
    return bars(slot) == bars ? slot : -1;
  }

  private static int check(int slot) {
    int rest = slot << CHECK_BITS;
    for (int bit = DATA_BITS + CHECK_BITS - 1; bit >= CHECK_BITS; bit--) {
      if ((rest >> bit & 1) != 0) {
        rest ^= POLYNOMIAL << bit - CHECK_BITS;
      }
    }
    return rest ^ CHECK_MASK;
  }

  /**
   * Draws a slot's bars over a picture. What was there shows through a little, so that cells are as
   * different from one another as before.
   *
   * @param rgb the pixels, from {@code offset} on, three bytes each
   */
  static void draw(byte[] rgb, int offset, int width, int height, int slot) {
    int bars = bars(slot);
    for (int y = height / 3; y < height * 2 / 3; y++) {
      for (int x = 0; x < width; x++) {
        boolean bright = (bars >> BARS - 1 - x * BARS / width & 1) != 0;
        int at = offset + 3 * (y * width + x);
        for (int i = at; i < at + 3; i++) {
          int under = (rgb[i] & 0xff) / 8;
          rgb[i] = (byte) (bright ? 224 + under : under);
        }
      }
    }
  }
}
