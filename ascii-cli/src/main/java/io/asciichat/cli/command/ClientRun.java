package io.asciichat.cli.command;

/** Wires {@code ascii-chat client}. */
final class ClientRun {
  private ClientRun() {}

  static int run(ClientCommand command, Shell shell) {
    return 0;
  }
}
