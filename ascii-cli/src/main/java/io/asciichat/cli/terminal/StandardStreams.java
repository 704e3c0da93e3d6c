package io.asciichat.cli.terminal;

import java.io.IOException;
import org.jline.nativ.JLineNativeLoader;
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
      // The provider takes every stream for a pipe when its library cannot be loaded.
      if (JLineNativeLoader.initialize()) {
        return TerminalProvider.load("jni").isSystemStream(stream);
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      return isTerminalBesidesJLine(stream);
    }
    return isTerminalBesidesJLine(stream);
  }

  /**
   * Without JLine's library, as on a platform that it does not have or in a temporary folder that
   * nothing may be executed in: test(1) is asked. Where there is none, pipes work everywhere.
   */
  private static boolean isTerminalBesidesJLine(SystemStream stream) {
    int descriptor =
        switch (stream) {
          case Input -> 0;
          case Output -> 1;
          case Error -> 2;
        };
    try {
      return new ProcessBuilder("test", "-t", Integer.toString(descriptor))
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
