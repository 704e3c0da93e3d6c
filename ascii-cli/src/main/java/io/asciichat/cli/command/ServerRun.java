package io.asciichat.cli.command;

/** Wires {@code ascii-chat server}. */
final class ServerRun {
  private ServerRun() {}

  static int run(ServerCommand command, Shell shell) {
    return 0;
  }
}
