package io.asciichat.core.color;

import java.util.Arrays;

/** The fixed colours of a terminal, by the index that selects them. Immutable. */
public final class ColorTable {
  /**
   * The sixteen ANSI colours with the usual values (0, 128, 192, 255 in each channel), which ACIP
   * takes as reference.
   */
  public static final ColorTable SIXTEEN = new ColorTable(0, sixteen());

  /** The first eight of them, which are all that some terminals have. */
  public static final ColorTable EIGHT = new ColorTable(0, Arrays.copyOf(sixteen(), 8));

  /**
   * The fixed part of xterm's 256 colours: a 6×6×6 cube from index 16 on, and 24 greys from 232 on
   * (xterm's 256colres). The first sixteen are left out, because every terminal theme changes them.
   */
  public static final ColorTable XTERM = new ColorTable(16, xterm());

  private final int first;
  private final int[] colors;
  private final OkLab[] places;

  private ColorTable(int first, int[] colors) {
    this.first = first;
    this.colors = colors;
    this.places = new OkLab[colors.length];
    for (int i = first; i < colors.length; i++) {
      places[i] = OkLab.of(colors[i]);
    }
  }

  private static int[] sixteen() {
    return new int[] {
      0x000000, 0x800000, 0x008000, 0x808000, 0x000080, 0x800080, 0x008080, 0xc0c0c0,
      0x808080, 0xff0000, 0x00ff00, 0xffff00, 0x0000ff, 0xff00ff, 0x00ffff, 0xffffff
    };
  }

  private static int[] xterm() {
    int[] steps = {0, 95, 135, 175, 215, 255};
    int[] colors = new int[256];
    for (int cell = 0; cell < 216; cell++) {
      colors[16 + cell] = steps[cell / 36] << 16 | steps[cell / 6 % 6] << 8 | steps[cell % 6];
    }
    for (int grey = 0; grey < 24; grey++) {
      colors[232 + grey] = (8 + 10 * grey) * 0x010101;
    }
    return colors;
  }

  /** The lowest index. */
  public int first() {
    return first;
  }

  /** The index behind the highest. */
  public int size() {
    return colors.length;
  }

  /** The {@code 0xRRGGBB} of an index. */
  public int rgb(int index) {
    return colors[index];
  }

  /** Where an index's colour lies. */
  OkLab place(int index) {
    return places[index];
  }
}
