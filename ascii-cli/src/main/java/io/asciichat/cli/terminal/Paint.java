package io.asciichat.cli.terminal;

import io.asciichat.core.color.ColorLevel;
import java.nio.charset.StandardCharsets;

/**
 * The look of a cell without colours. Pictures are drawn for light ink on a dark ground; on a
 * terminal whose ground is not known to be dark, this program paints its own: every "no colours" of
 * a frame becomes light ink on black, and every blank a painted one, so that neither who draws nor
 * the render mode matters. Immutable; the sequences are made once.
 */
final class Paint {
  /** The attribute of warnings without colours, which is that of the rest of the overlay. */
  private static final String REVERSED = "7";

  /** The terminal's own ink and ground, and no colours. */
  static final Paint OWN = new Paint("", "", false, REVERSED);

  private final String ink;
  private final String ground;
  private final boolean reversed;
  private final byte[] plain;
  private final byte[] reverse;
  private final byte[] warning;

  private Paint(String ink, String ground, boolean reversed, String warning) {
    this.ink = ink;
    this.ground = ground;
    this.reversed = reversed;
    this.plain = sequence(reversed ? "7" : "");
    this.reverse = sequence(reversed ? "" : "7");
    this.warning =
        warning.equals(REVERSED)
            ? reverse
            : ("\u001b[0;" + warning + "m").getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * What suits a ground.
   *
   * @param background the terminal's ground
   * @param level the colours it shows
   */
  static Paint on(Background background, ColorLevel level) {
    // A black ground is right on both kinds of terminals, but reversed colours on light ones alone.
    boolean isRisky = background == Background.UNKNOWN && level == ColorLevel.NONE;
    String warning = warning(level);
    if (background == Background.DARK || isRisky) {
      return new Paint("", "", false, warning);
    }
    return switch (level) {
      case NONE -> new Paint("", "", true, warning);
      case EIGHT -> new Paint("37", "40", false, warning);
      case SIXTEEN -> new Paint("97", "40", false, warning);
      // Themes change the first sixteen, but leave these alone.
      case COLORS_256 -> new Paint("38;5;253", "48;5;16", false, warning);
      case TRUECOLOR -> new Paint("38;2;220;220;220", "48;2;0;0;0", false, warning);
    };
  }

  /** Black on yellow. */
  private static String warning(ColorLevel level) {
    return switch (level) {
      case NONE -> REVERSED;
      case EIGHT, SIXTEEN -> "30;43";
      case COLORS_256 -> "38;5;16;48;5;220";
      case TRUECOLOR -> "38;2;0;0;0;48;2;255;215;0";
    };
  }

  /** Returns whether it is the terminal's own, which erasing leaves behind, too. */
  boolean isOwn() {
    return ground.isEmpty() && !reversed;
  }

  /** The numbers of SGR for light ink, or empty for the terminal's. */
  String ink() {
    return ink;
  }

  /** The numbers of SGR for a black ground, or empty for the terminal's. */
  String ground() {
    return ground;
  }

  /** Returns whether the terminal's ink and ground change places, for want of colours. */
  boolean reversed() {
    return reversed;
  }

  /** Ends all colours and attributes; not to be changed. */
  byte[] plain() {
    return plain;
  }

  /** Ink and ground change places, as for an overlay; not to be changed. */
  byte[] reverse() {
    return reverse;
  }

  /** Another ground than that of the overlay, where there are colours; not to be changed. */
  byte[] warning() {
    return warning;
  }

  private byte[] sequence(String attribute) {
    StringBuilder text = new StringBuilder("\u001b[0");
    for (String numbers : new String[] {attribute, ink, ground}) {
      if (!numbers.isEmpty()) {
        text.append(';').append(numbers);
      }
    }
    return text.append('m').toString().getBytes(StandardCharsets.US_ASCII);
  }
}
