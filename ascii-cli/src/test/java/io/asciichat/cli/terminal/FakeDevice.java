package io.asciichat.cli.terminal;

import io.asciichat.testkit.sim.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A terminal in memory: a screen that obeys, and a list of the writes. */
final class FakeDevice implements TerminalDevice {
  private static final String QUESTIONS =
      new String(TerminalProbe.QUESTIONS, StandardCharsets.US_ASCII);
  private static final String WIPE_LINE =
      new String(TerminalProbe.WIPE_LINE, StandardCharsets.US_ASCII);

  final List<String> writes = new ArrayList<>();
  ScreenModel screen;
  volatile boolean raw;
  boolean closed;
  boolean gone;

  /** Writes wait for this one. */
  volatile CountDownLatch stuck = new CountDownLatch(0);

  /** Closing waits for this one. */
  volatile CountDownLatch slowClose = new CountDownLatch(0);

  /** Open once closing has begun. */
  final CountDownLatch closing = new CountDownLatch(1);

  /** Open once a write waits. */
  final CountDownLatch writing = new CountDownLatch(1);

  byte[] typed = new byte[0];

  /** What the terminal sends in turn when it is read from; an empty piece lets the time pass. */
  final Deque<String> sent = new ArrayDeque<>();

  /** Moves on by the whole time that is waited in vain. */
  ManualClock clock = new ManualClock();

  private int columns;
  private int rows;

  FakeDevice(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.screen = new ScreenModel(columns > 0 ? columns : 80, rows > 0 ? rows : 24);
  }

  /** Changes the size; what was on the screen is garbled, as on many terminals. */
  void resize(int newColumns, int newRows) {
    columns = newColumns;
    rows = newRows;
    screen = screen.resized(newColumns, newRows);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (gone) {
      throw new IOException("gone");
    }
    if (stuck.getCount() > 0) {
      writing.countDown();
      try {
        stuck.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
    writes.add(text);
    if (!text.equals(QUESTIONS) && !text.equals(WIPE_LINE)) {
      screen.accept(text);
    }
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public InputStream keys() {
    return new ByteArrayInputStream(typed);
  }

  @Override
  public int read(byte[] into, long timeoutNanos) {
    String piece = sent.isEmpty() ? "" : sent.removeFirst();
    if (piece.isEmpty()) {
      clock.advance(timeoutNanos);
    }
    byte[] bytes = piece.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, into, 0, bytes.length);
    return bytes.length;
  }

  @Override
  public boolean hasInput() {
    return !sent.isEmpty();
  }

  @Override
  public void enterRawMode() {
    raw = true;
  }

  @Override
  public void restoreMode() {
    raw = false;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      slowClose.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    restoreMode();
    closed = true;
  }
}
