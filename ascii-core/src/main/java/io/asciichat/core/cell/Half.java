package io.asciichat.core.cell;

/**
 * Half of a brightness: its square root, so that a colour and the ink that shows it, each of half
 * the brightness, give all of it together.
 */
final class Half {
  private static final int[] ROOTS = new int[256];

  static {
    for (int i = 0; i < ROOTS.length; i++) {
      ROOTS[i] = (int) Math.round(Math.sqrt(i / 255.0) * 255);
    }
  }

  private Half() {}

  /**
   * Half of a luminance.
   *
   * @param luminance 0 to 255
   */
  static int of(int luminance) {
    return ROOTS[luminance];
  }
}
