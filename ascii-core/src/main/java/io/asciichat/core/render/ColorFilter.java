package io.asciichat.core.render;

/**
 * Shows a picture in shades of one colour. The ordinal is the value on the wire
 * (CLIENT_CAPABILITIES, color_filter). The colours are those of the C program.
 */
public enum ColorFilter {
  NONE(0),
  /** Greys turned round, for terminals that show dark text on a light ground. */
  BLACK(0x000000),
  WHITE(0xffffff),
  GREEN(0x00ff41),
  MAGENTA(0xff00ff),
  FUCHSIA(0xff00aa),
  ORANGE(0xff8800),
  TEAL(0x00dddd),
  CYAN(0x00ffff),
  PINK(0xffb6c1),
  RED(0xff3333),
  YELLOW(0xffeb99),
  /** All hues, which move over the picture from left to right. */
  RAINBOW(0);

  private final int rgb;

  ColorFilter(int rgb) {
    this.rgb = rgb;
  }

  /** The colour that white becomes, {@code 0xRRGGBB}; without meaning for none and rainbow. */
  public int rgb() {
    return rgb;
  }

  /** Returns whether the same picture looks different a moment later. */
  public boolean moves() {
    return this == RAINBOW;
  }
}
