package io.asciichat.cli.command;

/** Wires {@code ascii-chat demo}. */
final class DemoRun {
  private DemoRun() {}

  static int run(DemoCommand command, Shell shell) {
    return 0;
  }
}
