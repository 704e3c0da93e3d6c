package io.asciichat.core.render;

/**
 * The fixed part of xterm's 256 colours: a 6×6×6 cube and 24 greys. The first sixteen are left out,
 * because every terminal theme changes them. The nearest one is exact: the cube's is found channel
 * by channel, the grey one from the mean (the projection on the grey axis), and the nearer of the
 * two wins.
 */
final class XtermColors implements IndexedColors {
  private static final int CUBE = 16;
  private static final int GREY = 232;

  /** The cube's steps in each channel, from xterm's 256colres. */
  private static final int[] STEPS = {0, 95, 135, 175, 215, 255};

  private static final long PREFIX = Output.pack("\033[38;5;");
  private static final int PREFIX_LENGTH = 7;

  /** The {@code 0xRRGGBB} of the indices from 16 on. */
  private static final int[] COLORS = new int[256];

  /** For each channel value the nearest step of the cube. */
  private static final byte[] NEAREST_STEP = new byte[256];

  /** For each mean the nearest grey: xterm's are 8, 18, … 238. */
  private static final byte[] NEAREST_GREY = new byte[256];

  static {
    for (int index = CUBE; index < GREY; index++) {
      int cell = index - CUBE;
      COLORS[index] = STEPS[cell / 36] << 16 | STEPS[cell / 6 % 6] << 8 | STEPS[cell % 6];
    }
    for (int index = GREY; index < COLORS.length; index++) {
      COLORS[index] = (8 + 10 * (index - GREY)) * 0x010101;
    }
    for (int value = 0; value < 256; value++) {
      int step = 0;
      while (step < 5 && value - STEPS[step] > STEPS[step + 1] - value) {
        step++;
      }
      NEAREST_STEP[value] = (byte) step;
      NEAREST_GREY[value] = (byte) Math.clamp((value - 3) / 10, 0, 23);
    }
  }

  @Override
  public int nearest(int rgb) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    int cube = cubeIndex(NEAREST_STEP[red], NEAREST_STEP[green], NEAREST_STEP[blue]);
    int grey = GREY + NEAREST_GREY[(red + green + blue) / 3];
    return IndexedColors.distance(rgb, color(grey)) < IndexedColors.distance(rgb, color(cube))
        ? grey
        : cube;
  }

  private static int cubeIndex(int red, int green, int blue) {
    return CUBE + 36 * red + 6 * green + blue;
  }

  /** The {@code 0xRRGGBB} of an index from 16 to 255. */
  static int color(int index) {
    return COLORS[index];
  }

  @Override
  public int putForeground(byte[] out, int at, int index) {
    Output.putLong(out, at, PREFIX);
    return Output.putM(out, at + PREFIX_LENGTH, index);
  }

  @Override
  public int mostForegroundBytes() {
    return PREFIX_LENGTH + 4;
  }
}
