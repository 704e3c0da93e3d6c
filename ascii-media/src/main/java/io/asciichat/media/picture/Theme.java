package io.asciichat.media.picture;

import io.asciichat.core.color.ColorTable;

/**
 * The colours of the terminal that is drawn: its own two, and those of the core's {@link
 * ColorTable}.
 */
public enum Theme {
  /** Light grey on black. */
  DARK(0x000000, 0xc0c0c0),
  /** Black on white. */
  LIGHT(0xffffff, 0x000000);

  private final int background;
  private final int foreground;

  Theme(int background, int foreground) {
    this.background = background;
    this.foreground = foreground;
  }

  /** The background of a cell without a colour for it, as 0xRRGGBB. */
  public int background() {
    return background;
  }

  /** The colour of a character without one, as 0xRRGGBB. */
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
    return (index < ColorTable.XTERM.first() ? ColorTable.SIXTEEN : ColorTable.XTERM).rgb(index);
  }
}
