package io.asciichat.cli.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A terminal in memory: a screen that obeys, and a list of the writes. */
final class FakeDevice implements TerminalDevice {
  final List<String> writes = new ArrayList<>();
  ScreenModel screen;
  boolean raw;
  boolean closed;
  boolean gone;

  /** Writes wait for this one. */
  volatile CountDownLatch stuck = new CountDownLatch(0);

  /** Open once a write waits. */
  final CountDownLatch writing = new CountDownLatch(1);

  byte[] typed = new byte[0];
  private int columns;
  private int rows;

  FakeDevice(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.screen = new ScreenModel(columns, rows);
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
    screen.accept(text);
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
  public void enterRawMode() {
    raw = true;
  }

  @Override
  public void restoreMode() {
    raw = false;
  }

  @Override
  public void close() {
    restoreMode();
    closed = true;
  }
}
