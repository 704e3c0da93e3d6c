package io.asciichat.cli.terminal;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The terminal that a display has taken over, and the gate through which one thread at a time
 * writes to it. The frame writer is nearly always alone; a resize or a key waits for the frame in
 * hand. The gate is not a lock in the sense of the core's ranks: it is held during output and
 * nothing else is taken meanwhile.
 */
final class TakenTerminal {
  private static final long CLOSE_TIMEOUT_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
  private static final long LEAVE_TIMEOUT_MILLIS = 50;

  private final TerminalDevice device;
  private final TerminalTraits traits;
  private final Semaphore free = new Semaphore(1);

  TakenTerminal(TerminalDevice device, TerminalTraits traits) {
    this.device = device;
    this.traits = traits;
  }

  /** Waits for its turn without limit. */
  void enter() {
    free.acquireUninterruptibly();
  }

  /**
   * Waits for its turn, but for a writer that is stuck only a moment.
   *
   * @return whether it got it; false also when the thread is interrupted
   */
  boolean tryEnter() {
    try {
      return free.tryAcquire(CLOSE_TIMEOUT_NANOS, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void leave() {
    free.release();
  }

  /** Takes the terminal over: raw mode, alternate screen, no cursor. */
  void takeOver() throws IOException {
    device.enterRawMode();
    byte[] enter = Escapes.enter(traits);
    device.write(enter, 0, enter.length);
  }

  /** Gives it back for a while. */
  void giveBack() {
    leaveScreen();
    device.restoreMode();
  }

  /** Gives it back for good; the screen of one that takes nothing more stays as it is. */
  void close() throws InterruptedException {
    boolean entered = tryEnter();
    // The kernel makes writers queue, so this write would be as stuck as the one before it.
    Thread leaving = Thread.ofPlatform().daemon().name("leave").start(this::leaveScreen);
    try {
      leaving.join(LEAVE_TIMEOUT_MILLIS);
    } finally {
      device.close();
      if (entered) {
        leave();
      }
    }
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

  /** Writes what there is, in one piece. */
  void write(OutputBuffer out) throws IOException {
    if (out.length() > 0) {
      device.write(out.array(), 0, out.length());
    }
  }

  int columns() {
    return AskedTerminal.size(device).columns();
  }

  int rows() {
    return AskedTerminal.size(device).rows();
  }

  /** Returns the picture's width: what is asked for, but never more than there is. */
  int pictureColumns(ViewPreferences preferences) {
    return atMost(preferences.size().columns(), columns());
  }

  /** Returns the picture's height, as {@link #pictureColumns}. */
  int pictureRows(ViewPreferences preferences) {
    return atMost(preferences.size().rows(), rows());
  }

  private static int atMost(@Nullable Integer wanted, int there) {
    return wanted == null ? there : Math.min(wanted, there);
  }
}
