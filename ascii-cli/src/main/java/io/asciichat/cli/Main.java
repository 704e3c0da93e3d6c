package io.asciichat.cli;

import io.asciichat.cli.command.AsciiChat;
import io.asciichat.cli.command.Shell;
import io.asciichat.cli.command.Version;
import io.asciichat.cli.log.LibraryLogs;

/** The {@code ascii-chat} command. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    if (args.length == 1 && args[0].equals("--version")) {
      // Answered before the option parser is loaded, which takes longer than the rest.
      System.out.println(Version.line());
      return;
    }
    LibraryLogs.capture();
    System.exit(AsciiChat.run(args, Shell.ofProcess()));
  }
}
