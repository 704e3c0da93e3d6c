package io.asciichat.cli.command;

/** Keeps things that a peer can make happen at will from filling the log. */
final class Repeats {
  private Repeats() {}

  /**
   * Whether the so-manieth time gets a line of its own: the first, second, fourth, eighth and so
   * on.
   *
   * @param count 1 or more
   */
  static boolean areWorthALine(long count) {
    return Long.bitCount(count) == 1;
  }
}
