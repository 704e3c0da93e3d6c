package io.asciichat.cli.command.output;

import io.asciichat.cli.command.options.PictureOptions;
import io.asciichat.cli.command.options.RecordingOptions;
import io.asciichat.cli.log.ErrorOutput;
import io.asciichat.cli.process.JobControl;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StandardOutput;
import io.asciichat.cli.process.StandardStreams;
import io.asciichat.cli.terminal.AskedTerminal;
import io.asciichat.cli.terminal.PlainDisplay;
import io.asciichat.cli.terminal.PlainSize;
import io.asciichat.cli.terminal.StatusTopic;
import io.asciichat.cli.terminal.TerminalDetector;
import io.asciichat.cli.terminal.TerminalDisplay;
import io.asciichat.cli.terminal.TerminalTraits;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.client.ServerDescription;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.Display;
import io.asciichat.media.recording.Recorder;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.jline.utils.ShutdownHooks;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * The destination of a command's picture: the whole terminal, a pipe, or one frame for {@code
 * --snapshot}.
 */
public final class PictureOutput implements AutoCloseable {
  private final Display display;
  private final @Nullable TerminalDisplay screen;
  private final @Nullable Snapshot snapshot;
  private final @Nullable Recorder recorder;
  private final @Nullable JobControl jobControl;
  private final Drawing drawing;

  /** Used by the command's thread alone. */
  private boolean printing;

  private PictureOutput(
      Display display,
      @Nullable TerminalDisplay screen,
      @Nullable Snapshot snapshot,
      ViewPreferences preferences,
      @Nullable Recorder recorder) {
    this.drawing = new Drawing(preferences.style());
    this.display = display;
    this.screen = screen;
    this.snapshot = snapshot;
    this.recorder = recorder;
    this.jobControl = screen == null ? null : new JobControl(screen::suspend, screen::resume);
    if (recorder != null) {
      recorder.whenFailed(this::news);
    }
  }

  /**
   * Opens what the options and the standard streams call for.
   *
   * @param once whether one frame is to be printed, and nothing shown
   * @param recording whether and how what is shown is written to a file, too
   */
  public static PictureOutput open(
      ViewPreferences preferences, boolean once, RecordingOptions recording, Shell shell) {
    Recorder recorder = recording.open(shell);
    try {
      return open(preferences, once, recorder, shell);
    } catch (RuntimeException e) {
      if (recorder != null) {
        recorder.close();
      }
      throw e;
    }
  }

  private static PictureOutput open(
      ViewPreferences preferences, boolean once, @Nullable Recorder recorder, Shell shell) {
    if (!shell.isProcess() || !StandardStreams.outputIsTerminal()) {
      return plain(piped(shell, preferences, recorder), once, preferences, recorder);
    }
    boolean whole = !once && TerminalDetector.detect(shell.environment()).cursorAddressing();
    try (AskedTerminal terminal =
        AskedTerminal.open(shell.environment(), StandardStreams.inputIsTerminal(), whole)) {
      if (!whole) {
        return plain(terminal.plain(shell.out(), preferences), once, preferences, recorder);
      }
      return onScreen(terminal.display(preferences), preferences, recorder);
    }
  }

  private static PictureOutput plain(
      PlainDisplay plain, boolean once, ViewPreferences preferences, @Nullable Recorder recorder) {
    Display display = recorded(plain, recorder);
    Snapshot snapshot = once ? new Snapshot(display) : null;
    return new PictureOutput(
        snapshot == null ? display : snapshot, null, snapshot, preferences, recorder);
  }

  private static PictureOutput onScreen(
      TerminalDisplay screen, ViewPreferences preferences, @Nullable Recorder recorder) {
    PictureOutput output =
        new PictureOutput(recorded(screen, recorder), screen, null, preferences, recorder);
    // Through JLine, because its own hook has to come first: it sets the mode too.
    ShutdownHooks.add(output::close);
    if (StandardStreams.errorIsTerminal()) {
      ErrorOutput.ofProcess().hold();
    }
    Signals.register("WINCH", screen::resized);
    return output;
  }

  private static Display recorded(Display display, @Nullable Recorder recorder) {
    return recorder == null ? display : recorder.around(display);
  }

  private static PlainDisplay piped(
      Shell shell, ViewPreferences preferences, @Nullable Recorder recorder) {
    TerminalTraits traits = TerminalDetector.detect(shell.environment());
    PlainSize size = PlainSize.of(shell.environment());
    return recorder != null && recorder.format().colored()
        ? PlainDisplay.inPipeBesideRecording(
            shell.out(), traits, preferences, size, RecordingOptions.drawn(recorder))
        : PlainDisplay.inPipe(shell.out(), traits, preferences, size);
  }

  public Display display() {
    return display;
  }

  /** Takes notice of who draws what is shown, and so of what can be seen; tells what cannot. */
  public void drawnBy(Drawing.Painter painter) {
    drawing.by(painter);
    String shortcomings = drawing.shortcomings(display.profile());
    if (shortcomings != null && painter != Drawing.Painter.UNKNOWN) {
      news(shortcomings);
    }
  }

  /** The program that draws what is shown. */
  public Drawing.Painter painter() {
    return drawing.painter();
  }

  /** Tells something that has just happened: over the picture, else in the log. */
  public void news(String line) {
    if (screen == null) {
      log(line);
    } else {
      screen.news(StatusTopic.NEWS, line);
    }
  }

  /** Writes a line to the log, for where there is no status line. */
  public static void log(@Nullable String line) {
    if (line != null) {
      System.getLogger("io.asciichat.picture").log(Level.WARNING, "{0}", line);
    }
  }

  /** Returns whether one frame is printed, and nothing shown. */
  public boolean isSnapshot() {
    return snapshot != null;
  }

  /** Tells who has come or gone, over the picture alone. */
  public void people(String line) {
    if (screen != null) {
      screen.news(StatusTopic.PEOPLE, line);
    }
  }

  /** Returns whether {@link #tell} shows anything. */
  public boolean showsLines() {
    return screen != null;
  }

  /** Columns that a topic's line can have at the moment, as {@link TerminalDisplay#columnsFor}. */
  public int columnsFor(StatusTopic topic) {
    return screen == null ? 0 : screen.columnsFor(topic);
  }

  /** Shows a line over the picture, if there is one, until the topic's next. */
  public void tell(StatusTopic topic, @Nullable String line) {
    if (screen != null) {
      screen.tell(topic, line);
    }
  }

  /** Shows that the user's picture is waited for until it has come, else writes it to the log. */
  public void overdue(@Nullable String line) {
    if (screen == null) {
      log(line);
    } else {
      screen.tell(StatusTopic.PICTURE_OVERDUE, line);
    }
  }

  /** Gives the terminal back for a while, as for a question on it. */
  public void suspend() {
    if (screen != null) {
      screen.suspend();
    }
  }

  /** Takes the terminal over again. */
  public void resume() {
    if (screen != null) {
      screen.resume();
    }
  }

  /**
   * Lets the user press keys, once, while a question may still be asked on the terminal.
   *
   * @param sound what can be muted, or null
   * @param server the server at the moment; gives null where there is none
   */
  public void readKeys(
      OwnVideo own,
      @Nullable OwnSound sound,
      Supplier<@Nullable ServerDescription> server,
      Outcome outcome) {
    if (screen != null && StandardStreams.inputIsTerminal()) {
      screen.readKeys(new PictureKeys(screen, own, sound, drawing, server, outcome));
    }
  }

  /** Begins a snapshot, if there is to be one. Not before the last question on the terminal. */
  public void attach(PictureOptions options, Outcome outcome) {
    if (snapshot != null && !printing) {
      printing = true;
      snapshot.start(options.snapshotDelay, outcome);
    }
    if (screen != null) {
      screen.keepKeys();
    }
  }

  /**
   * The exit code of this end. That the reader of a pipe has gone, as with {@code | head}, is not a
   * failure.
   *
   * @throws io.asciichat.core.error.AsciiChatException when the end is one, or standard output or a
   *     recording could not be written
   */
  public int exitCode(ClientEnd end) throws InterruptedException {
    if (snapshot != null && printing) {
      snapshot.finish(end);
    }
    int code = isReaderGone(end) ? ErrorCode.OK.code() : Outcome.exitCode(end);
    if (recorder != null) {
      recorder.finish();
    }
    return code;
  }

  /**
   * Returns whether the reader of plain frames has gone.
   *
   * @throws io.asciichat.core.error.AsciiChatException when they could not be written for another
   *     reason
   */
  private boolean isReaderGone(ClientEnd end) {
    if (screen != null || end.code() != ErrorCode.TERMINAL) {
      return false;
    }
    if (end.cause() instanceof StandardOutput.ReaderGoneException) {
      return true;
    }
    if (end.cause() instanceof IOException failure) {
      throw StandardOutput.told(failure);
    }
    return false;
  }

  /** Gives the terminal back, completes the file, then prints the messages that were held. */
  @Override
  public void close() {
    display.close();
    if (jobControl != null) {
      jobControl.close();
    }
    if (recorder != null) {
      recorder.close();
    }
    ErrorOutput.ofProcess().release();
  }
}
