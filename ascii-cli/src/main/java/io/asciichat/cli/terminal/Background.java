package io.asciichat.cli.terminal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ground of a terminal, on which pictures are drawn with light ink. */
public enum Background {
  /** Light ink can be seen on it. */
  DARK,
  /** Light ink cannot be seen on it, and a picture would be its own negative. */
  LIGHT,
  /** The terminal does not say. */
  UNKNOWN;

  /**
   * The linear luminance of CIE lightness 50, half-way between black and white as the eye sees it.
   */
  private static final double MIDDLE = 0.184;

  /** X11's colour forms, one to four hexadecimal digits a part: {@code rgb:ffff/ffff/dddd}. */
  private static final Pattern PARTS =
      Pattern.compile("rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})(/.*)?");

  /** The older one: {@code #rgb} to {@code #rrrrggggbbbb}. */
  private static final Pattern HASH = Pattern.compile("#((?:[0-9a-fA-F]{3}){1,4})");

  /**
   * The ground of this colour.
   *
   * @param color as in the answer to OSC 11, after {@code 11;}
   */
  static Background ofColor(String color) {
    Matcher parts = PARTS.matcher(color);
    if (parts.matches()) {
      return ofLuminance(light(parts.group(1)), light(parts.group(2)), light(parts.group(3)));
    }
    Matcher hash = HASH.matcher(color);
    if (hash.matches()) {
      String digits = hash.group(1);
      int each = digits.length() / 3;
      return ofLuminance(
          light(digits.substring(0, each)),
          light(digits.substring(each, 2 * each)),
          light(digits.substring(2 * each)));
    }
    return UNKNOWN;
  }

  /**
   * What rxvt, Konsole and others tell in {@code COLORFGBG}: the numbers of two of the sixteen
   * colours, ink before ground. Of those only white and the bright ones are light.
   */
  static Background ofEnvironment(Map<String, String> environment) {
    String told = environment.getOrDefault("COLORFGBG", "");
    String ground = told.substring(told.lastIndexOf(';') + 1);
    if (!told.contains(";") || !ground.matches("[0-9]|1[0-5]")) {
      return UNKNOWN;
    }
    int number = Integer.parseInt(ground);
    return number == 7 || number > 8 ? LIGHT : DARK;
  }

  /** BT.709's weights. */
  private static Background ofLuminance(double red, double green, double blue) {
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > MIDDLE ? LIGHT : DARK;
  }

  /** The light of one part, 0 to 1: sRGB decoded (IEC 61966-2-1). */
  private static double light(String hexadecimal) {
    double value = Integer.parseInt(hexadecimal, 16) / (Math.pow(16, hexadecimal.length()) - 1);
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
