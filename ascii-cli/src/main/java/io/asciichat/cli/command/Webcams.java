package io.asciichat.cli.command;

import java.io.PrintStream;

/** {@code --list-webcams}. */
final class Webcams {
  private Webcams() {}

  static void list(PrintStream out) {
    out.println("no webcams");
  }
}
