package io.asciichat.cli.command;

import io.asciichat.cli.terminal.TerminalDisplay;
import java.io.IOException;
import org.jline.utils.Signals;

/** Ctrl+Z: gives the terminal back while the process is stopped. */
final class JobControl {
  private JobControl() {}

  /** Stops this process; returns when it goes on. */
  static void stop(TerminalDisplay screen) {
    Signals.register("CONT", screen::resume);
    screen.suspend();
    try {
      // Java cannot send itself a signal.
      new ProcessBuilder("kill", "-STOP", Long.toString(ProcessHandle.current().pid()))
          .start()
          .waitFor();
    } catch (IOException e) {
      screen.resume();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
