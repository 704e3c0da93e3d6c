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
 * <p>Whoever writes holds the gate: the display loop for each frame, any thread for a status line,
 * the signal thread for a resize. A terminal that takes nothing more, such as a stalled remote one,
 * keeps neither {@link #close()} nor a stop by Ctrl+Z: both wait a moment for a stuck write, and
 * closing then leaves the screen as it is and restores the mode alone.
 */
public final class TerminalDisplay implements Display {
  private static final long CLOSE_PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
  private static final long LEAVE_PATIENCE_MILLIS = 50;
  private static final long RESTORE_PATIENCE_MILLIS = 500;
  private static final long COUNTING_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final TerminalDevice device;
  private final byte[] typed;
  private final TerminalTraits traits;
  private final ViewPreferences preferences;
  private final ViewSettings settings;
  private final Screen screen;
  private final WriteGate gate = new WriteGate();
  private final AtomicReference<Runnable> listener = new AtomicReference<>(() -> {});
  private final SharedKeys keys;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch restored = new CountDownLatch(1);
  private final Clock clock;
  private final News news;
  private final @Nullable LoopHandle counting;

  /** Whether somebody else has the terminal for the time being. Changed inside the gate. */
  private volatile boolean suspended;

  private volatile boolean readsKeys;

  // Read and changed by whoever holds the gate.
  private Overlay overlay = Overlay.EMPTY;
  private final FrameRate rate = new FrameRate();
  private final StatusLines statusLines = new StatusLines();

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
    this.device = device;
    this.typed = typed.clone();
    this.keys = new SharedKeys(device.keys(), clock);
    this.traits = traits;
    this.preferences = preferences;
    this.settings = new ViewSettings(traits, preferences, pictureColumns(), pictureRows(), true);
    this.screen = new Screen(traits, settings.paint(), preferences.rateShown() ? rate : null);
    device.enterRawMode();
    byte[] enter = Escapes.enter(traits);
    try {
      device.write(enter, 0, enter.length);
      screen.clear(columns(), rows(), Overlay.EMPTY);
      flush();
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
    gate.enter();
    try {
      if (!screen.takes(frame)) {
        return;
      }
      if (isOurs()) {
        rate.shown(clock.nanos());
        screen.draw(frame);
        flush();
      } else {
        screen.keep(frame);
      }
    } finally {
      gate.leave();
    }
  }

  /**
   * {@inheritDoc} Nothing is written until then: a server can ask for it as often as it likes, and
   * an empty screen between two frames would flicker.
   */
  @Override
  public void clear() {
    gate.enter();
    try {
      screen.forget();
    } finally {
      gate.leave();
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
    gate.enter();
    try {
      return columns() - Overlay.MARGINS - statusLines.columnsBeside(topic);
    } finally {
      gate.leave();
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
   * @param drawn whether whoever draws knows a mode; foreground at least
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

  /** Begins to read keys, but leaves them to others while the terminal is theirs; once. */
  public void readKeys(KeyActions actions) {
    readsKeys = true;
    KeyReader.start(new SequenceInputStream(new ByteArrayInputStream(typed), keys), actions, clock);
  }

  /** From now on no other program or part of this one reads keys. */
  public void keepKeys() {
    keys.keep();
  }

  /** The terminal's size has changed. */
  public void resized() {
    settings.resize(pictureColumns(), pictureRows());
    redrawAll();
    profileChanged();
  }

  /** Draws the whole screen anew, as when something else has written to it. */
  public void redrawAll() {
    gate.enter();
    try {
      if (isOurs()) {
        overlay = overlay.showsHelp() ? helped(overlay) : overlay;
        screen.clear(columns(), rows(), overlay);
        flush();
      }
    } catch (IOException e) {
      // The next frame meets the same failure and reports it.
    } finally {
      gate.leave();
    }
  }

  /** Gives the terminal back for a while, as before a stop by Ctrl+Z. */
  public void suspend() {
    if (!gate.tryEnter(CLOSE_PATIENCE_NANOS)) {
      return;
    }
    try {
      if (isOurs()) {
        suspended = true;
        keys.lend();
        leaveScreen();
        device.restoreMode();
      }
    } finally {
      gate.leave();
    }
  }

  /** Takes the terminal over again. */
  public void resume() {
    gate.enter();
    try {
      if (closed.get() || !suspended) {
        return;
      }
      suspended = false;
      keys.takeBack();
      device.enterRawMode();
      byte[] enter = Escapes.enter(traits);
      device.write(enter, 0, enter.length);
    } catch (IOException e) {
      return;
    } finally {
      gate.leave();
    }
    resized();
  }

  /** {@inheritDoc} Whoever comes second waits until the terminal is restored. */
  @Override
  public void close() {
    try {
      if (closed.compareAndSet(false, true)) {
        news.stop();
        if (counting != null) {
          counting.stop();
        }
        restore();
        restored.countDown();
      } else if (!restored.await(RESTORE_PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        // It cannot be restored; the process may end nevertheless.
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void restore() throws InterruptedException {
    boolean entered = gate.tryEnter(CLOSE_PATIENCE_NANOS);
    // The kernel makes writers queue, so this write would be as stuck as the one before it.
    Thread leaving = Thread.ofPlatform().daemon().name("leave").start(this::leaveScreen);
    try {
      leaving.join(LEAVE_PATIENCE_MILLIS);
    } finally {
      device.close();
      if (entered) {
        gate.leave();
      }
    }
  }

  private boolean isOurs() {
    return !closed.get() && !suspended;
  }

  private void leaveScreen() {
    byte[] leave = Escapes.leave(traits);
    try {
      device.write(leave, 0, leave.length);
    } catch (IOException e) {
      // The terminal is gone; its mode may still matter to others.
      return;
    }
  }

  private Overlay helped(Overlay bare) {
    return bare.withHelp(HelpText.fitting(columns(), rows()), profile().utf8());
  }

  private void redraw(UnaryOperator<Overlay> change) {
    gate.enter();
    try {
      Overlay before = overlay;
      overlay = change.apply(before);
      if (isOurs() && overlay != before) {
        screen.redraw(overlay);
        flush();
      }
    } catch (IOException e) {
      // The next frame meets the same failure and reports it.
    } finally {
      gate.leave();
    }
  }

  /** Keeps the number of frames a second true while none comes. */
  private long countFrames(long now) {
    gate.enter();
    try {
      rate.passed(clock.nanos());
      if (isOurs()) {
        screen.drawRate();
        flush();
      }
    } catch (IOException e) {
      // The next frame meets the same failure and reports it.
    } finally {
      gate.leave();
    }
    return now + COUNTING_PAUSE_NANOS;
  }

  private void flush() throws IOException {
    OutputBuffer out = screen.output();
    if (out.length() > 0) {
      device.write(out.array(), 0, out.length());
    }
  }

  private void profileChanged() {
    Objects.requireNonNull(listener.get()).run();
  }

  private int columns() {
    return AskedTerminal.size(device).columns();
  }

  private int rows() {
    return AskedTerminal.size(device).rows();
  }

  /** The picture's width: what was asked for, but never more than there is. */
  private int pictureColumns() {
    Integer wanted = preferences.size().columns();
    return wanted == null ? columns() : Math.min(wanted, columns());
  }

  private int pictureRows() {
    Integer wanted = preferences.size().rows();
    return wanted == null ? rows() : Math.min(wanted, rows());
  }
}
