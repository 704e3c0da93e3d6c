package io.asciichat.cli.terminal;

import io.asciichat.cli.process.LoggedLoop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.port.Clock;
import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.ViewerProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The full-screen picture on the terminal the process was started in. Each frame goes out in one
 * write, composed with the status line and the help, and the call returns when the terminal has
 * taken it, so that nothing queues behind a slow one.
 *
 * <p>A thread that writes has entered the gate: the display loop for each frame, any thread for a
 * status line, the signal thread for a resize. A terminal that takes nothing more, such as a
 * stalled remote one, keeps neither {@link #close()} nor a stop by Ctrl+Z: both wait a moment for a
 * stuck write, and closing then leaves the screen as it is and restores the mode alone.
 */
public final class TerminalDisplay implements Display {
  private static final long RESTORE_TIMEOUT_MILLIS = 500;
  private static final long COUNTING_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final byte[] typed;
  private final ViewPreferences preferences;
  private final ViewSettings settings;
  private final Screen screen;
  private final TakenTerminal terminal;
  private final AtomicReference<Runnable> listener = new AtomicReference<>(() -> {});
  private final SharedKeys keys;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch restored = new CountDownLatch(1);
  private final Clock clock;
  private final News news;
  private final @Nullable LoopHandle counting;

  /** Whether another program has the terminal for the time being. Changed inside the terminal. */
  private volatile boolean suspended;

  private volatile boolean readsKeys;

  // Read and changed by the thread that holds the terminal.
  private Overlay overlay = Overlay.EMPTY;
  private final FrameRate rate = new FrameRate();
  private final StatusTopic.Lines statusLines = new StatusTopic.Lines();

  /**
   * Takes the terminal over: raw mode, alternate screen, no cursor.
   *
   * @param typed keys that were pressed before, while the terminal was asked
   * @param clock times the frames shown
   * @param runner takes news away when it has been read
   */
  TerminalDisplay(
      TerminalDevice device,
      byte[] typed,
      TerminalTraits traits,
      ViewPreferences preferences,
      Clock clock,
      LoopRunner runner) {
    this.clock = clock;
    this.terminal = new TakenTerminal(device, traits);
    this.typed = typed.clone();
    this.keys = new SharedKeys(device.keys(), clock);
    this.preferences = preferences;
    this.settings =
        new ViewSettings(
            traits,
            preferences,
            terminal.pictureColumns(preferences),
            terminal.pictureRows(preferences),
            true);
    this.screen = new Screen(traits, settings.paint(), preferences.rateShown() ? rate : null);
    try {
      terminal.takeOver();
      screen.clear(terminal.columns(), terminal.rows(), Overlay.EMPTY);
      terminal.write(screen.output());
    } catch (IOException e) {
      // The first frame will meet the same failure and report it.
      device.restoreMode();
    }
    this.news = new News(runner, this::tell);
    this.counting =
        preferences.rateShown() ? LoggedLoop.start(runner, "frame rate", this::countFrames) : null;
  }

  @Override
  public ViewerProfile profile() {
    return settings.profile();
  }

  @Override
  public void onProfileChange(Runnable newListener) {
    listener.set(newListener);
  }

  /**
   * {@inheritDoc} A frame for a larger screen than there is now is left out, and of one that equals
   * the last one nothing is written.
   */
  @Override
  public void show(AsciiFrame frame) throws IOException {
    terminal.enter();
    try {
      if (!screen.takes(frame)) {
        return;
      }
      if (isTaken()) {
        rate.shown(clock.nanos());
        screen.draw(frame);
        terminal.write(screen.output());
      } else {
        screen.keep(frame);
      }
    } finally {
      terminal.leave();
    }
  }

  /**
   * {@inheritDoc} Nothing is written until then: a server can ask for it as often as it likes, and
   * an empty screen between two frames would flicker.
   */
  @Override
  public void clear() {
    terminal.enter();
    try {
      screen.forget();
    } finally {
      terminal.leave();
    }
  }

  @Override
  public void status(@Nullable String line) {
    boolean hints = line != null && readsKeys;
    tell(StatusTopic.CONNECTION, hints ? line + ", q leaves" : line);
  }

  /** Shows a line over the picture until the topic's next one; null takes it away. */
  public void tell(StatusTopic topic, @Nullable String line) {
    redraw(o -> o.withStatus(statusLines.set(topic, line), profile().utf8()));
  }

  /**
   * Columns that are left for a topic's line beside those of the others; perhaps negative, and soon
   * different: what is longer is cut at the terminal's edge.
   */
  public int columnsFor(StatusTopic topic) {
    terminal.enter();
    try {
      return terminal.columns() - Overlay.MARGINS - statusLines.columnsBeside(topic);
    } finally {
      terminal.leave();
    }
  }

  /** Returns whether a warning of so many columns is shown whole. */
  public boolean hasColumns(int columns) {
    terminal.enter();
    try {
      return columns + Overlay.MARGINS <= terminal.columns();
    } finally {
      terminal.leave();
    }
  }

  /** Shows a line over the picture for as long as the topic's do, soon; the newest wins. */
  public void news(StatusTopic topic, String line) {
    news.tell(topic, line);
  }

  /** Shows the keys over the picture, or hides them. */
  public void toggleHelp() {
    redraw(o -> o.showsHelp() ? o.withHelp(List.of(), true) : helped(o));
  }

  /** Hides the keys, if they are shown. */
  public void hideHelp() {
    redraw(o -> o.showsHelp() ? o.withHelp(List.of(), true) : o);
  }

  /**
   * Draws cells in the next way that the terminal can show.
   *
   * @param drawn whether the server or program that draws knows a mode; foreground at least
   */
  public void nextRenderMode(Predicate<RenderMode> drawn) {
    settings.nextRenderMode(drawn);
    profileChanged();
  }

  /** Changes what goes beyond ACIP. */
  public void changeLook(UnaryOperator<Look> change) {
    settings.changeLook(change);
    profileChanged();
  }

  /** Uses one more colour level, or none after the best. */
  public void nextColorLevel() {
    settings.nextColorLevel();
    profileChanged();
  }

  /** Uses the next palette. */
  public void nextPalette() {
    settings.nextPalette();
    profileChanged();
  }

  /** Starts to read keys, but leaves them to others while the terminal is theirs; once. */
  public void readKeys(KeyReader.Actions actions) {
    readsKeys = true;
    KeyReader.start(new SequenceInputStream(new ByteArrayInputStream(typed), keys), actions, clock);
  }

  /** From now on no other program or part of this one reads keys. */
  public void keepKeys() {
    keys.keep();
  }

  /** The terminal's size has changed. */
  public void resized() {
    settings.resize(terminal.pictureColumns(preferences), terminal.pictureRows(preferences));
    redrawAll();
    profileChanged();
  }

  /** Draws the whole screen anew, as when something else has written to it. */
  public void redrawAll() {
    terminal.enter();
    try {
      if (isTaken()) {
        overlay = overlay.showsHelp() ? helped(overlay) : overlay;
        screen.clear(terminal.columns(), terminal.rows(), overlay);
        terminal.write(screen.output());
      }
    } catch (IOException e) {
      // The next frame meets the same failure and reports it.
    } finally {
      terminal.leave();
    }
  }

  /** Gives the terminal back for a while, as before a stop by Ctrl+Z. */
  public void suspend() {
    if (!terminal.tryEnter()) {
      return;
    }
    try {
      if (isTaken()) {
        suspended = true;
        keys.lend();
        terminal.giveBack();
      }
    } finally {
      terminal.leave();
    }
  }

  /** Takes the terminal over again. */
  public void resume() {
    terminal.enter();
    try {
      if (closed.get() || !suspended) {
        return;
      }
      suspended = false;
      keys.takeBack();
      terminal.takeOver();
    } catch (IOException e) {
      return;
    } finally {
      terminal.leave();
    }
    resized();
  }

  /** {@inheritDoc} A second caller waits until the terminal is restored. */
  @Override
  public void close() {
    try {
      if (closed.compareAndSet(false, true)) {
        news.stop();
        if (counting != null) {
          counting.stop();
        }
        terminal.close();
        restored.countDown();
      } else if (!restored.await(RESTORE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
        // It cannot be restored; the process may end nevertheless.
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isTaken() {
    return !closed.get() && !suspended;
  }

  private Overlay helped(Overlay bare) {
    return bare.withHelp(HelpText.fitting(terminal.columns(), terminal.rows()), profile().utf8());
  }

  private void redraw(UnaryOperator<Overlay> change) {
    terminal.enter();
    try {
      Overlay before = overlay;
      overlay = change.apply(before);
      if (isTaken() && overlay != before) {
        screen.redraw(overlay);
        terminal.write(screen.output());
      }
    } catch (IOException e) {
      // The next frame meets the same failure and reports it.
    } finally {
      terminal.leave();
    }
  }

  /** Keeps the number of frames a second true while none comes. */
  private long countFrames(long now) {
    terminal.enter();
    try {
      rate.passed(clock.nanos());
      if (isTaken()) {
        screen.drawRate();
        terminal.write(screen.output());
      }
    } catch (IOException e) {
      // The next frame meets the same failure and reports it.
    } finally {
      terminal.leave();
    }
    return now + COUNTING_PAUSE_NANOS;
  }

  private void profileChanged() {
    Objects.requireNonNull(listener.get()).run();
  }
}
