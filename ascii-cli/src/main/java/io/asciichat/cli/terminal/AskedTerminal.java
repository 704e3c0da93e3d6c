package io.asciichat.cli.terminal;

import io.asciichat.core.loop.SystemClock;
import io.asciichat.core.loop.ThreadLoopRunner;
import io.asciichat.core.port.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The terminal that the process was started in, opened and asked what it is; then made a display.
 * For one thread.
 */
public final class AskedTerminal implements AutoCloseable {
  /** Columns and rows of a terminal that does not say. */
  static final PlainSize USUAL_SIZE = new PlainSize(80, 24);

  private static final Path PROCESS_STATE = Path.of("/proc/self/stat");

  private final TerminalDevice device;
  private final Map<String, String> environment;
  private final Clock clock;
  private TerminalProbe.Answers answers = TerminalProbe.Answers.NONE;
  private byte[] typed = new byte[0];
  private boolean displayed;

  AskedTerminal(TerminalDevice device, Map<String, String> environment, Clock clock) {
    this.device = device;
    this.environment = environment;
    this.clock = clock;
  }

  /**
   * Opens the terminal of standard output, and asks it if that is of any use.
   *
   * @param answering whether standard input is a terminal, where the answers come in
   * @param whole whether the whole screen will be used; else what was typed before belongs to the
   *     shell, and the terminal is not asked if there is any
   * @throws io.asciichat.core.error.AsciiChatException when it cannot be controlled
   */
  public static AskedTerminal open(
      Map<String, String> environment, boolean answering, boolean whole) {
    AskedTerminal terminal = new AskedTerminal(JLineDevice.open(), environment, new SystemClock());
    if (answering && TerminalProbe.isAnswering(environment)) {
      terminal.ask(whole);
    }
    return terminal;
  }

  /**
   * Asks, unless the answers would be taken from another program.
   *
   * @param whole as above
   */
  void ask(boolean whole) {
    try {
      if (!whole && (isInBackground() || device.hasInput())) {
        return;
      }
      device.enterRawMode();
      if (!whole && device.hasInput()) {
        // The beginning of a line, which could not be read before.
        return;
      }
    } catch (IOException e) {
      // No input: nothing will be answered.
      return;
    }
    TerminalProbe probe = TerminalProbe.ask(device, clock);
    answers = probe.answers();
    typed = probe.typed();
  }

  /** The abilities of the terminal. */
  public TerminalTraits traits() {
    return TerminalDetector.detect(environment, answers);
  }

  /** Takes it over: raw mode, alternate screen, no cursor. It then belongs to the display. */
  public TerminalDisplay display(ViewPreferences preferences) {
    displayed = true;
    return new TerminalDisplay(
        device, typed, traits(), preferences, clock, new ThreadLoopRunner(clock));
  }

  /**
   * Prints on it only, in its colours and size.
   *
   * @param output where to; not closed by the display
   */
  public PlainDisplay plain(OutputStream output, ViewPreferences preferences) {
    // One row less, or the prompt after the picture would push its first row out.
    PlainSize size = size(device);
    return PlainDisplay.onTerminal(
        output, traits(), preferences, new PlainSize(size.columns(), Math.max(size.rows() - 1, 1)));
  }

  /** Columns and rows, or those of most when it does not say. */
  static PlainSize size(TerminalDevice device) {
    int columns = device.columns();
    int rows = device.rows();
    return new PlainSize(
        columns > 0 ? columns : USUAL_SIZE.columns(), rows > 0 ? rows : USUAL_SIZE.rows());
  }

  /** Gives it back, unless it is a display's. */
  @Override
  public void close() {
    if (!displayed) {
      device.close();
    }
  }

  /**
   * Returns whether the shell has put this process into the background, where it would be stopped
   * for changing the mode. Of others than Linux it is not known.
   */
  private static boolean isInBackground() {
    try {
      return isInBackground(Files.exists(PROCESS_STATE) ? Files.readString(PROCESS_STATE) : null);
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Reads proc_pid_stat(5): behind the name in parentheses are state, parent, process group,
   * session, terminal, and the terminal's foreground process group.
   */
  static boolean isInBackground(@Nullable String state) {
    if (state == null) {
      return false;
    }
    String[] fields = state.substring(state.lastIndexOf(')') + 1).strip().split(" ", 7);
    return fields.length < 7 || !fields[2].equals(fields[5]);
  }
}
