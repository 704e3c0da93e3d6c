package io.asciichat.cli.command.options;

import java.util.regex.Pattern;

/**
 * Reads numbers as people type them. Java takes digits of every script, hexadecimal floating point
 * and letters for types, which are typing mistakes on a command line.
 */
public final class Numbers {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)");

  private Numbers() {}

  /**
   * Reads a whole number in the digits 0 to 9, perhaps with a sign, with space around it.
   *
   * @throws NumberFormatException for anything else, and for what is too large
   */
  public static int whole(String text) {
    return Integer.parseInt(matching(WHOLE, text));
  }

  /**
   * Reads a number with or without a fraction in the digits 0 to 9, perhaps with a sign, with space
   * around it.
   *
   * @throws NumberFormatException for anything else
   */
  public static double decimal(String text) {
    return Double.parseDouble(matching(DECIMAL, text));
  }

  private static String matching(Pattern pattern, String text) {
    String number = text.strip();
    if (!pattern.matcher(number).matches()) {
      throw new NumberFormatException(text);
    }
    return number;
  }
}
