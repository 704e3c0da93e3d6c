package io.asciichat.cli;

import io.asciichat.cli.command.AsciiChat;
import io.asciichat.cli.command.Version;
import io.asciichat.cli.log.LibraryLogs;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StandardOutput;
import io.asciichat.cli.process.StandardOutput.ReaderGoneException;
import io.asciichat.core.error.AsciiChatException;
import java.io.IOException;

/** The {@code ascii-chat} command. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    StandardOutput out = StandardOutput.install();
    int code = 0;
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      // Answered before the option parser is loaded, which takes longer than the rest.
      out.println(Version.report());
    } else {
      LibraryLogs.capture();
      code = AsciiChat.run(args, Shell.ofProcess());
    }
    IOException failure = out.failure();
    if (code == 0 && failure != null && !(failure instanceof ReaderGoneException)) {
      AsciiChatException told = StandardOutput.told(failure);
      System.err.println("ascii-chat: " + told.getMessage());
      code = told.code().code();
    }
    System.exit(code);
  }
}
