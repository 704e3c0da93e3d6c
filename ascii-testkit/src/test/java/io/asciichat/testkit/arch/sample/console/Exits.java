package io.asciichat.testkit.arch.sample.console;

/** Ends the process. */
final class Exits {
  private Exits() {}

  static void end() {
    System.exit(1);
  }
}
