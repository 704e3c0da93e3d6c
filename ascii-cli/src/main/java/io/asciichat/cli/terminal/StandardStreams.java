package io.asciichat.cli.terminal;

import java.io.IOException;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** Which of the process's standard streams are terminals. */
public final class StandardStreams {
  private StandardStreams() {}

  /** Whether a picture can be shown: standard output is a terminal. */
  public static boolean outputIsTerminal() {
    return isTerminal(SystemStream.Output);
  }

  /** Whether keys can be read: standard input is a terminal. */
  public static boolean inputIsTerminal() {
    return isTerminal(SystemStream.Input);
  }

  /** Whether messages would land in the picture: standard error is a terminal. */
  public static boolean errorIsTerminal() {
    return isTerminal(SystemStream.Error);
  }

  private static boolean isTerminal(SystemStream stream) {
    try {
      return TerminalProvider.load("jni").isSystemStream(stream);
    } catch (IOException e) {
      // No native library for this platform: pipes work everywhere.
      return false;
    }
  }
}
