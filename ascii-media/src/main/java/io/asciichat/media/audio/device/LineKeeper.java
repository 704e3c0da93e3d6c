package io.asciichat.media.audio.device;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.lock.WakeSignal;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sound.sampled.LineUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one device open on a thread of its own, because opening and closing may block: opens it,
 * closes it when the loop that uses it says that it is lost, and tries again every second. Says
 * once that a device is missing, and once that it is back when samples move again: a driver may
 * well open a device that is dead.
 */
final class LineKeeper implements AutoCloseable {
  static final long RETRY_NANOS = 1_000_000_000L;
  private static final long END_MILLIS = 500;
  private static final String GOES_ON = "; the call goes on without it until it is back";

  private final String what;
  private final LineOpener opener;
  private final Consumer<String> report;
  private final long retryNanos;
  private final Thread thread;
  private final WakeSignal wake = new WakeSignal(System::nanoTime);
  private final AtomicReference<@Nullable DeviceLine> current = new AtomicReference<>();
  private final AtomicReference<@Nullable DeviceLine> lost = new AtomicReference<>();
  private volatile boolean ending;
  private volatile boolean missing;
  private volatile boolean works;

  /**
   * Starts at once.
   *
   * @param what the device, to begin messages with, such as {@code "the microphone 'x'"}
   * @param report takes one line for a person; called on this keeper's thread
   */
  LineKeeper(String what, LineOpener opener, Consumer<String> report, long retryNanos) {
    this.what = what;
    this.opener = opener;
    this.report = report;
    this.retryNanos = retryNanos;
    thread = Thread.ofPlatform().daemon().name("sound " + what).start(this::run);
  }

  /** The open device, or null while there is none. Never blocks. */
  @Nullable DeviceLine line() {
    return current.get();
  }

  /** Says that a device has stopped working. Never blocks. */
  void lose(DeviceLine line) {
    if (current.compareAndSet(line, null)) {
      lost.set(line);
      wake.signal();
    }
  }

  /** Says that samples move. Never blocks; may be called as often as they do. */
  void works() {
    if (missing && !works) {
      works = true;
      wake.signal();
    }
  }

  private void run() {
    try {
      while (!ending) {
        if (current.get() == null) {
          closeLost();
          open();
        }
        wake.await(current.get() == null ? System.nanoTime() + retryNanos : Long.MAX_VALUE);
        if (lost.get() != null) {
          missing(what + " stopped working" + GOES_ON);
        } else if (works && missing) {
          missing = false;
          report.accept(what + " is back");
        }
      }
    } catch (InterruptedException e) {
      // Asked to end: the device is given back below.
    } finally {
      DeviceLine open = current.getAndSet(null);
      closeLost();
      close(open);
    }
  }

  private void open() {
    try {
      DeviceLine opened = opener.open();
      works = false;
      current.set(opened);
    } catch (AsciiChatException e) {
      missing(e.getMessage());
    } catch (LineUnavailableException | RuntimeException e) {
      missing(what + " does not open; another program may be using it" + GOES_ON);
    }
  }

  private void missing(String line) {
    if (!missing) {
      missing = true;
      report.accept(line);
    }
  }

  private void closeLost() {
    close(lost.getAndSet(null));
  }

  private static void close(@Nullable DeviceLine line) {
    if (line == null) {
      return;
    }
    try {
      line.close();
    } catch (RuntimeException e) {
      // Whatever a vanished device complains about, it is given up.
      return;
    }
  }

  /** Gives the device back, within half a second unless the driver hangs. */
  @Override
  public void close() {
    ending = true;
    thread.interrupt();
    boolean interrupted = false;
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Opens one device, again and again if need be. May block for long. */
  @FunctionalInterface
  interface LineOpener {
    /**
     * Opens and starts the device.
     *
     * @throws LineUnavailableException when it is not there, or in use
     */
    DeviceLine open() throws LineUnavailableException;
  }
}
