package io.asciichat.cli.command;

import io.asciichat.cli.log.ErrorOutput;
import io.asciichat.cli.terminal.PlainDisplay;
import io.asciichat.cli.terminal.PlainSize;
import io.asciichat.cli.terminal.Snapshot;
import io.asciichat.cli.terminal.StandardStreams;
import io.asciichat.cli.terminal.StatusTopic;
import io.asciichat.cli.terminal.TerminalDetector;
import io.asciichat.cli.terminal.TerminalDisplay;
import io.asciichat.cli.terminal.TerminalTraits;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.Display;
import java.lang.System.Logger.Level;
import org.jline.utils.ShutdownHooks;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Where a command's picture goes: the whole terminal, a pipe, or one frame for {@code --snapshot}.
 */
final class Output implements AutoCloseable {
  private final Display display;
  private final @Nullable TerminalDisplay screen;
  private final @Nullable Snapshot snapshot;
  private final Drawing drawing = new Drawing();

  private Output(Display display, @Nullable TerminalDisplay screen, @Nullable Snapshot snapshot) {
    this.display = display;
    this.screen = screen;
    this.snapshot = snapshot;
  }

  /**
   * Opens what the options and the standard streams call for.
   *
   * @param once whether one frame is to be printed, and nothing shown
   */
  static Output open(ViewPreferences preferences, boolean once, Shell shell) {
    TerminalTraits traits = TerminalDetector.detect(shell.environment());
    boolean terminal = shell.isProcess() && StandardStreams.outputIsTerminal();
    if (once) {
      Snapshot snapshot =
          new Snapshot(
              terminal
                  ? PlainDisplay.onTerminal(shell.out(), traits, preferences)
                  : plain(shell, traits, preferences));
      return new Output(snapshot, null, snapshot);
    }
    if (!terminal) {
      return new Output(plain(shell, traits, preferences), null, null);
    }
    if (!traits.cursorAddressing()) {
      return new Output(PlainDisplay.onTerminal(shell.out(), traits, preferences), null, null);
    }
    TerminalDisplay screen = TerminalDisplay.open(traits, preferences);
    Output output = new Output(screen, screen, null);
    // Through JLine, because its own hook has to come first: it sets the mode too.
    ShutdownHooks.add(output::close);
    if (StandardStreams.errorIsTerminal()) {
      ErrorOutput.ofProcess().hold();
    }
    return output;
  }

  private static PlainDisplay plain(
      Shell shell, TerminalTraits traits, ViewPreferences preferences) {
    return PlainDisplay.inPipe(shell.out(), traits, preferences, PlainSize.of(shell.environment()));
  }

  Display display() {
    return display;
  }

  /** Who draws what is shown, and so what of it can be seen; tells what cannot. */
  void drawnBy(Drawing.Painter painter) {
    drawing.by(painter);
    String shortcomings = drawing.shortcomings(display.profile());
    if (shortcomings != null && painter != Drawing.Painter.UNKNOWN) {
      news(shortcomings);
    }
  }

  /** Who draws what is shown. */
  Drawing.Painter painter() {
    return drawing.painter();
  }

  /** Tells something that has just happened: over the picture, else in the log. */
  void news(String line) {
    if (screen == null) {
      System.getLogger("io.asciichat.picture").log(Level.WARNING, "{0}", line);
    } else {
      screen.news(line);
    }
  }

  /** Shows a line over the picture, if there is one, until the topic's next. */
  void tell(StatusTopic topic, @Nullable String line) {
    if (screen != null) {
      screen.tell(topic, line);
    }
  }

  /**
   * Lets the user have a say until the outcome is known: keys, terminal signals, the end of a
   * snapshot.
   */
  void attach(OwnVideo own, PictureOptions options, Outcome outcome) {
    if (snapshot != null) {
      Thread.ofPlatform()
          .daemon()
          .name("snapshot")
          .start(new SnapshotTask(snapshot, options.snapshotDelay, outcome));
    }
    if (screen != null) {
      Signals.register("WINCH", screen::resized);
      Signals.register("TSTP", () -> JobControl.stop(screen));
      if (StandardStreams.inputIsTerminal()) {
        screen.readKeys(new PictureKeys(screen, own, drawing, outcome));
      }
    }
  }

  /**
   * The exit code of this end. That whoever read the pipe has gone, as with {@code | head}, is no
   * failure.
   *
   * @throws io.asciichat.core.error.AsciiChatException when the end is one
   */
  int exitCode(ClientEnd end) {
    boolean readerGone = screen == null && end.code() == ErrorCode.TERMINAL;
    return readerGone ? ErrorCode.OK.code() : Outcome.exitCode(end);
  }

  /** Gives the terminal back, then prints the messages that were held. */
  @Override
  public void close() {
    display.close();
    ErrorOutput.ofProcess().release();
  }
}
