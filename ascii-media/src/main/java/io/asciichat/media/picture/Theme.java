package io.asciichat.media.picture;

/**
 * The colours of the terminal that is drawn. The sixteen named colours are the reference values of
 * ACIP's renderers (components of 0, 128, 192 and 255, as in the VGA palette); those from 16 on are
 * xterm's cube and greys.
 */
public enum Theme {
  /** Light grey on black. */
  DARK(0x000000, 0xc0c0c0),
  /** Black on white. */
  LIGHT(0xffffff, 0x000000);

  private static final int[] NAMED = {
    0x000000, 0x800000, 0x008000, 0x808000, 0x000080, 0x800080, 0x008080, 0xc0c0c0,
    0x808080, 0xff0000, 0x00ff00, 0xffff00, 0x0000ff, 0xff00ff, 0x00ffff, 0xffffff
  };

  private final int background;
  private final int foreground;

  Theme(int background, int foreground) {
    this.background = background;
    this.foreground = foreground;
  }

  /** What a cell without a background colour has, as 0xRRGGBB. */
  public int background() {
    return background;
  }

  /** What a character without a colour has, as 0xRRGGBB. */
  public int foreground() {
    return foreground;
  }

  /**
   * A colour of the 256.
   *
   * @param index 0 to 255
   * @return 0xRRGGBB
   */
  public int color(int index) {
    if (index < 16) {
      return NAMED[index];
    }
    if (index >= 232) {
      return (8 + (index - 232) * 10) * 0x010101;
    }
    int cube = index - 16;
    return level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6);
  }

  private static int level(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
  }
}
