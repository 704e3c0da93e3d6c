package io.asciichat.testkit.arch.sample.console;

/** Ends the process. */
final class Halts {
  private Halts() {}

  static void end() {
    Runtime.getRuntime().halt(1);
  }
}
