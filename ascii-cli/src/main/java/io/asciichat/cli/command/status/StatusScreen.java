package io.asciichat.cli.command.status;

import io.asciichat.cli.process.JobControl;
import io.asciichat.cli.process.LoggedLoop;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.StandardStreams;
import io.asciichat.cli.terminal.AskedTerminal;
import io.asciichat.cli.terminal.Background;
import io.asciichat.cli.terminal.KeyReader;
import io.asciichat.cli.terminal.TerminalDisplay;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.utils.ShutdownHooks;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** A server's figures over the whole terminal, anew each second, until the user leaves. */
public final class StatusScreen implements AutoCloseable {
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final String REVERSED = "\u001b[7m";
  private static final String PLAIN = "\u001b[0m";
  private static final String HINT = "q leaves";

  private final TerminalDisplay display;
  private final JobControl jobControl;

  private StatusScreen(TerminalDisplay display) {
    this.display = display;
    this.jobControl = new JobControl(display::suspend, display::resume);
    ShutdownHooks.add(this::close);
    Signals.register("WINCH", display::resized);
  }

  /** Takes the terminal of standard output over. */
  public static StatusScreen open(Map<String, String> environment) {
    // A text without colours is right in the terminal's own ink and on its own ground, which this
    // program leaves alone where they are said to be dark.
    ViewPreferences ownInk =
        ViewPreferences.DEFAULTS.withAbilities(
            new ViewPreferences.Abilities(null, null, null, Background.DARK));
    try (AskedTerminal terminal =
        AskedTerminal.open(environment, StandardStreams.inputIsTerminal(), true)) {
      return new StatusScreen(terminal.display(ownInk));
    }
  }

  /**
   * Shows what is asked for until the outcome is known: by a key, or because no answer comes.
   *
   * @param answers asks the server; throws {@link AsciiChatException} when it does not answer
   */
  public void show(Supplier<String> answers, LoopRunner runner, Outcome outcome)
      throws InterruptedException {
    LoopHandle loop = LoggedLoop.start(runner, "status", new Refresh(answers, outcome));
    display.onProfileChange(loop::wake);
    if (StandardStreams.inputIsTerminal()) {
      display.readKeys(keys(outcome));
      display.keepKeys();
    }
    try {
      outcome.await();
    } finally {
      loop.stop();
    }
  }

  private KeyReader.Actions keys(Outcome outcome) {
    return new KeyReader.Actions() {
      @Override
      public void quit() {
        outcome.quit();
      }

      @Override
      public void redraw() {
        display.redrawAll();
      }
    };
  }

  /** Gives the terminal back. */
  @Override
  public void close() {
    display.close();
    jobControl.close();
  }

  /** Asks once a second; draws then, and when the terminal has another size. */
  private final class Refresh implements Loop {
    private final Supplier<String> answers;
    private final Outcome outcome;
    private @Nullable StatusView before;
    private @Nullable StatusView now;
    private long due = Long.MIN_VALUE;

    Refresh(Supplier<String> answers, Outcome outcome) {
      this.answers = answers;
      this.outcome = outcome;
    }

    @Override
    public long step(long time) {
      try {
        if (time >= due) {
          StatusView newest = StatusView.parse(answers.get());
          before = now;
          now = newest;
          due = time + PAUSE_NANOS;
        }
        draw();
        return due;
      } catch (AsciiChatException e) {
        outcome.fail(e);
      } catch (IOException e) {
        outcome.fail(new AsciiChatException(ErrorCode.TERMINAL, "the terminal is gone", e));
      }
      return DONE;
    }

    private void draw() throws IOException {
      StatusView shown = now;
      if (shown == null) {
        return;
      }
      ViewerProfile profile = display.profile();
      StatusTable table = new StatusTable(profile.columns(), profile.utf8());
      String text = frame(table.lines(shown, before), profile);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      display.show(
          new AsciiFrame(
              PooledBuffer.unpooled(bytes), 0, bytes.length, profile.columns(), profile.rows()));
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      if (failure != null) {
        outcome.fail(
            new AsciiChatException(ErrorCode.INTERNAL, "internal error: " + failure, failure));
      }
    }
  }

  /** The lines that fit, the titles on a bar, and in the last row how to leave. */
  static String frame(StatusTable.Lines lines, ViewerProfile profile) {
    List<String> rows = new ArrayList<>(lines.all());
    int title = rows.indexOf(lines.title());
    int most = Math.max(1, profile.rows() - 1);
    if (rows.size() > most) {
      int hidden = rows.size() - most + 1;
      rows.subList(most - 1, rows.size()).clear();
      rows.add("and " + hidden + " more");
    }
    if (title > 0 && title < rows.size() && !lines.rows().isEmpty()) {
      String bar =
          lines.title() + " ".repeat(Math.max(0, profile.columns() - lines.title().length()));
      rows.set(title, REVERSED + bar + PLAIN);
    }
    while (rows.size() < most) {
      rows.add("");
    }
    rows.add(HINT);
    return String.join("\n", rows);
  }
}
