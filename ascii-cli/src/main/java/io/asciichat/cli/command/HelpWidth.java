package io.asciichat.cli.command;

import io.asciichat.cli.command.options.Numbers;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StandardStreams;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How wide help is printed: as wide as the terminal, within bounds. */
final class HelpWidth {
  private static final long STTY_TIMEOUT_SECONDS = 2;

  private HelpWidth() {}

  /** Columns for help that goes to standard output. */
  static int of(Shell shell) {
    int columns = shell.isProcess() && StandardStreams.outputIsTerminal() ? terminalColumns() : 0;
    return columns == 0 ? GroupedHelp.MAX_WIDTH : Math.min(columns, GroupedHelp.MAX_WIDTH);
  }

  /** Asks stty(1), which is quicker than to open the terminal; 0 when it does not know. */
  private static int terminalColumns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(STTY_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return 0;
      }
      byte[] told = stty.getInputStream().readAllBytes();
      // Rows, a space, columns.
      String size = new String(told, StandardCharsets.US_ASCII).strip();
      return Math.max(Numbers.whole(size.substring(size.indexOf(' ') + 1)), 0);
    } catch (IOException | NumberFormatException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
