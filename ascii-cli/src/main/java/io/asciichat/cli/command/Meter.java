package io.asciichat.cli.command;

/** How loud somebody is, in steps of 6 dB: the first begins at −57 dB, the last at −15 dB. */
final class Meter {
  /** The highest step; 0 is silence. */
  static final int STEPS = 8;

  private static final double LOWEST_DB = -60;
  private static final double DB_PER_STEP = 6;
  private static final String CELLS = "·▁▂▃▄▅▆▇█";
  private static final int SHORT = 4;

  private Meter() {}

  /** The step of a level in dB of full scale. */
  static int steps(double decibels) {
    return Math.clamp(Math.round((decibels - LOWEST_DB) / DB_PER_STEP), 0, STEPS);
  }

  /** A column for each step, in ASCII. */
  static String bar(int steps) {
    return bar(steps, STEPS);
  }

  /** One column, or four without UTF-8. */
  static String compact(int steps, boolean utf8) {
    return utf8 ? CELLS.substring(steps, steps + 1) : bar((steps + 1) * SHORT / STEPS, SHORT);
  }

  /** As wide as {@link #compact}: nothing will be heard. */
  static String muted(boolean utf8) {
    return utf8 ? "×" : "mute";
  }

  private static String bar(int filled, int columns) {
    return "#".repeat(filled) + ".".repeat(columns - filled);
  }
}
